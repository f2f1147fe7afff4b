-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "packVersion" TEXT NOT NULL,
    "formVersion" TEXT NOT NULL,
    "checklistVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "product" TEXT,
    "accountClass" TEXT,
    "form" BYTEA NOT NULL,
    "documentIndex" TEXT,
    "phoneIndex" TEXT,
    "emailIndex" TEXT,
    "nameIndex" TEXT,
    "stage" TEXT NOT NULL,
    "stageSince" TIMESTAMPTZ(3) NOT NULL,
    "stageReason" TEXT,
    "previousStage" TEXT,
    "workflowId" TEXT NOT NULL,
    "runId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdByApiKey" UUID,
    "riskBand" TEXT,
    "dueDiligence" TEXT,
    "declineReason" TEXT,
    "existingCustomerId" UUID,
    "provisioningAttempt" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "eraseOn" DATE,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicationDocument" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" BYTEA NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApplicationDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "applicationId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "jurisdiction" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "profile" BYTEA NOT NULL,
    "documentIndex" TEXT,
    "phoneIndex" TEXT,
    "emailIndex" TEXT,
    "nameIndex" TEXT,
    "riskBand" TEXT,
    "nextReviewOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "onboardedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountNumber" (
    "number" TEXT NOT NULL,
    "applicationId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reservedAt" TIMESTAMPTZ(3) NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountNumber_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "applicationId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "product" TEXT NOT NULL,
    "accountClass" TEXT,
    "currency" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "outgoingEnabled" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountHolder" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "mandate" TEXT NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountHolder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PortalProfile" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "personId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "activatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortalProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProvisioningStep" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reference" TEXT,
    "errorCode" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProvisioningStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "caseId" UUID,
    "facts" JSONB NOT NULL,
    "sealed" BYTEA,
    "sealedFor" UUID,
    "origin" TEXT,
    "policyVersions" TEXT[],

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubjectKey" (
    "subjectId" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "destroyedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SubjectKey_pkey" PRIMARY KEY ("subjectId")
);

-- CreateTable
CREATE TABLE "WatchList" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "loadedAt" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "removed" INTEGER NOT NULL,
    "problems" INTEGER NOT NULL,
    "state" TEXT NOT NULL,

    CONSTRAINT "WatchList_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WatchListEntry" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "primaryName" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "keys" TEXT[],
    "listVersion" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WatchListEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScreeningRun" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "configuration" TEXT NOT NULL,
    "listVersions" JSONB NOT NULL,
    "candidates" INTEGER NOT NULL,
    "screenedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScreeningRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScreeningHit" (
    "id" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "entryName" TEXT NOT NULL,
    "entryHash" TEXT NOT NULL,
    "score" DECIMAL(5,4) NOT NULL,
    "explanation" JSONB NOT NULL,
    "disposition" TEXT NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ScreeningHit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationCheck" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "codes" TEXT[],
    "source" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DuplicateFinding" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "otherApplicationId" UUID,
    "otherCustomerId" UUID,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "resolution" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DuplicateFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskAssessment" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "packVersion" TEXT NOT NULL,
    "countryTable" TEXT NOT NULL,
    "levels" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "score" DECIMAL(5,2) NOT NULL,
    "band" TEXT NOT NULL,
    "dueDiligence" TEXT,
    "overrides" TEXT[],
    "explanation" JSONB NOT NULL,
    "author" TEXT NOT NULL,
    "assessedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RiskAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "taskId" UUID,
    "kind" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasonCode" TEXT,
    "reason" BYTEA,
    "personId" UUID,
    "role" TEXT NOT NULL,
    "checklist" JSONB,
    "policyVersions" TEXT[],
    "secondFactorAt" TIMESTAMPTZ(3),
    "evidenceDigest" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "displayName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "deputyOf" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonRole" (
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" UUID,
    "endsAt" TIMESTAMPTZ(3),
    "exceptionReason" TEXT,

    CONSTRAINT "PersonRole_pkey" PRIMARY KEY ("personId","role")
);

-- CreateTable
CREATE TABLE "AuthUser" (
    "id" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "secondFactorAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthVerification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthVerification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthTwoFactor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "userId" TEXT NOT NULL,

    CONSTRAINT "AuthTwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TotpUse" (
    "personId" UUID NOT NULL,
    "step" BIGINT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TotpUse_pkey" PRIMARY KEY ("personId","step")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLink" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "subjectReference" TEXT NOT NULL,
    "workflowId" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "assigneeId" UUID,
    "fourEyesGroup" TEXT,
    "excludedPeople" UUID[],
    "checklistVersion" TEXT,
    "round" INTEGER NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "outcome" TEXT,
    "answeredBy" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProcessRequest" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "workflowId" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "taskId" UUID,
    "name" TEXT,
    "personId" UUID,
    "role" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" BYTEA,
    "state" TEXT NOT NULL,
    "resultCode" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProcessRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "caller" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER,
    "answer" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("caller","route","key")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "templateVersion" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "recipient" BYTEA NOT NULL,
    "sealedFor" UUID NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "sendingUntil" TIMESTAMPTZ(3),
    "contentHash" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastErrorCode" TEXT,
    "providerResult" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3),
    "proposedBy" UUID,
    "approvedBy" UUID,
    "approvedBySecond" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobRun" (
    "name" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "handled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "JobRun_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "Application_reference_key" ON "Application"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Application_workflowId_key" ON "Application"("workflowId");

-- CreateIndex
CREATE INDEX "Application_stage_stageSince_id_idx" ON "Application"("stage", "stageSince", "id");

-- CreateIndex
CREATE INDEX "Application_documentIndex_idx" ON "Application"("documentIndex");

-- CreateIndex
CREATE INDEX "Application_phoneIndex_idx" ON "Application"("phoneIndex");

-- CreateIndex
CREATE INDEX "Application_emailIndex_idx" ON "Application"("emailIndex");

-- CreateIndex
CREATE INDEX "Application_nameIndex_idx" ON "Application"("nameIndex");

-- CreateIndex
CREATE INDEX "Application_createdAt_id_idx" ON "Application"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Application_eraseOn_idx" ON "Application"("eraseOn");

-- CreateIndex
CREATE INDEX "ApplicationDocument_applicationId_uploadedAt_idx" ON "ApplicationDocument"("applicationId", "uploadedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_reference_key" ON "Customer"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_applicationId_key" ON "Customer"("applicationId");

-- CreateIndex
CREATE INDEX "Customer_documentIndex_idx" ON "Customer"("documentIndex");

-- CreateIndex
CREATE INDEX "Customer_nextReviewOn_id_idx" ON "Customer"("nextReviewOn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AccountNumber_applicationId_attempt_key" ON "AccountNumber"("applicationId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "Account_number_key" ON "Account"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Account_applicationId_attempt_key" ON "Account"("applicationId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "AccountHolder_accountId_customerId_key" ON "AccountHolder"("accountId", "customerId");

-- CreateIndex
CREATE UNIQUE INDEX "PortalProfile_customerId_key" ON "PortalProfile"("customerId");

-- CreateIndex
CREATE UNIQUE INDEX "PortalProfile_personId_key" ON "PortalProfile"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ProvisioningStep_applicationId_attempt_step_key" ON "ProvisioningStep"("applicationId", "attempt", "step");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_at_id_idx" ON "AuditEvent"("subjectType", "subjectId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_caseId_at_id_idx" ON "AuditEvent"("caseId", "at", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_at_id_idx" ON "AuditEvent"("at", "id");

-- CreateIndex
CREATE INDEX "WatchList_source_loadedAt_idx" ON "WatchList"("source", "loadedAt");

-- CreateIndex
CREATE UNIQUE INDEX "WatchList_source_version_key" ON "WatchList"("source", "version");

-- CreateIndex
CREATE INDEX "WatchListEntry_keys_idx" ON "WatchListEntry" USING GIN ("keys");

-- CreateIndex
CREATE UNIQUE INDEX "WatchListEntry_source_sourceId_key" ON "WatchListEntry"("source", "sourceId");

-- CreateIndex
CREATE INDEX "ScreeningRun_applicationId_screenedAt_idx" ON "ScreeningRun"("applicationId", "screenedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ScreeningHit_runId_entryId_key" ON "ScreeningHit"("runId", "entryId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationCheck_applicationId_round_kind_key" ON "VerificationCheck"("applicationId", "round", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicateFinding_applicationId_otherApplicationId_otherCust_key" ON "DuplicateFinding"("applicationId", "otherApplicationId", "otherCustomerId");

-- CreateIndex
CREATE INDEX "RiskAssessment_applicationId_assessedAt_idx" ON "RiskAssessment"("applicationId", "assessedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_taskId_key" ON "Decision"("taskId");

-- CreateIndex
CREATE INDEX "Decision_applicationId_decidedAt_idx" ON "Decision"("applicationId", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "PersonRole_role_idx" ON "PersonRole"("role");

-- CreateIndex
CREATE UNIQUE INDEX "AuthUser_personId_key" ON "AuthUser"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthUser_email_key" ON "AuthUser"("email");

-- CreateIndex
CREATE UNIQUE INDEX "AuthSession_token_key" ON "AuthSession"("token");

-- CreateIndex
CREATE INDEX "AuthSession_userId_idx" ON "AuthSession"("userId");

-- CreateIndex
CREATE INDEX "AuthAccount_userId_idx" ON "AuthAccount"("userId");

-- CreateIndex
CREATE INDEX "AuthVerification_identifier_idx" ON "AuthVerification"("identifier");

-- CreateIndex
CREATE INDEX "AuthTwoFactor_secret_idx" ON "AuthTwoFactor"("secret");

-- CreateIndex
CREATE INDEX "AuthTwoFactor_userId_idx" ON "AuthTwoFactor"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_keyHash_key" ON "ApiKey"("keyHash");

-- CreateIndex
CREATE INDEX "AccessLink_applicationId_purpose_idx" ON "AccessLink"("applicationId", "purpose");

-- CreateIndex
CREATE INDEX "Task_state_dueAt_id_idx" ON "Task"("state", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_audience_state_dueAt_id_idx" ON "Task"("audience", "state", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_assigneeId_state_dueAt_id_idx" ON "Task"("assigneeId", "state", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Task_subjectId_openedAt_idx" ON "Task"("subjectId", "openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Task_subjectId_kind_round_key" ON "Task"("subjectId", "kind", "round");

-- CreateIndex
CREATE INDEX "ProcessRequest_state_nextAttemptAt_idx" ON "ProcessRequest"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "ProcessRequest_subjectId_createdAt_idx" ON "ProcessRequest"("subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_expiresAt_idx" ON "IdempotencyRecord"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Message_dedupeKey_key" ON "Message"("dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Message_messageId_key" ON "Message"("messageId");

-- CreateIndex
CREATE INDEX "Message_subjectType_subjectId_createdAt_idx" ON "Message"("subjectType", "subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "Message_state_createdAt_idx" ON "Message"("state", "createdAt");

-- CreateIndex
CREATE INDEX "PolicyVersion_kind_scope_effectiveFrom_idx" ON "PolicyVersion"("kind", "scope", "effectiveFrom");

-- AddForeignKey
ALTER TABLE "ApplicationDocument" ADD CONSTRAINT "ApplicationDocument_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountHolder" ADD CONSTRAINT "AccountHolder_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountHolder" ADD CONSTRAINT "AccountHolder_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortalProfile" ADD CONSTRAINT "PortalProfile_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProvisioningStep" ADD CONSTRAINT "ProvisioningStep_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningRun" ADD CONSTRAINT "ScreeningRun_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningHit" ADD CONSTRAINT "ScreeningHit_runId_fkey" FOREIGN KEY ("runId") REFERENCES "ScreeningRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationCheck" ADD CONSTRAINT "VerificationCheck_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DuplicateFinding" ADD CONSTRAINT "DuplicateFinding_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskAssessment" ADD CONSTRAINT "RiskAssessment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonRole" ADD CONSTRAINT "PersonRole_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthSession" ADD CONSTRAINT "AuthSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "AuthUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthAccount" ADD CONSTRAINT "AuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "AuthUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthTwoFactor" ADD CONSTRAINT "AuthTwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "AuthUser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Account numbers are drawn from here, so two cases never get the same one.
CREATE SEQUENCE account_number_sequence START 1000001;

-- The trail is append-only: nobody changes or deletes what was recorded.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the table is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE ON "Decision" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON "Decision" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER risk_assessment_append_only BEFORE UPDATE OR DELETE ON "RiskAssessment" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A void account number stays void, and a number never changes hands.
CREATE FUNCTION keep_void_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'VOID' OR NEW.number <> OLD.number OR NEW."applicationId" <> OLD."applicationId" THEN
    RAISE EXCEPTION 'account number % cannot be used again', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_number_kept BEFORE UPDATE ON "AccountNumber" FOR EACH ROW EXECUTE FUNCTION keep_void_number();
CREATE TRIGGER account_number_never_deleted BEFORE DELETE ON "AccountNumber" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER risk_assessment_no_truncate BEFORE TRUNCATE ON "RiskAssessment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_number_no_truncate BEFORE TRUNCATE ON "AccountNumber" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
