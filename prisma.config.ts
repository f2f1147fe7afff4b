import { defineConfig } from 'prisma/config'

/** Where Prisma's own commands find the schema folder, the migrations and, when one is set, the database. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['STEWARD_DATABASE_URL'] ?? 'postgresql://localhost/steward' },
})
