-- AlterTable
ALTER TABLE "Application" ADD COLUMN "createdByPerson" UUID;

-- Who created earlier applications is in the trail.
UPDATE "Application" a SET "createdByPerson" = e."actorId"::uuid
  FROM "AuditEvent" e
 WHERE e."subjectType" = 'application' AND e."subjectId" = a.id AND e.action = 'application.created' AND e."actorKind" = 'PERSON';

-- CreateIndex
CREATE INDEX "Application_createdByPerson_createdAt_id_idx" ON "Application"("createdByPerson", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Application_existingCustomerId_idx" ON "Application"("existingCustomerId");

-- CreateIndex
CREATE INDEX "Customer_phoneIndex_idx" ON "Customer"("phoneIndex");

-- CreateIndex
CREATE INDEX "Customer_emailIndex_idx" ON "Customer"("emailIndex");

-- CreateIndex
CREATE INDEX "Customer_nameIndex_idx" ON "Customer"("nameIndex");
