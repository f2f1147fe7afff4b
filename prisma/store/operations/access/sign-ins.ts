import { v7 as uuidv7 } from 'uuid'
import type { Db, Store } from '../../store.ts'

/** A person's means to sign in, already protected: the password hashed, the TOTP secret encrypted. */
export type SignInMeans = {
  readonly personId: string
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly totpSecret: { readonly encrypted: string; readonly encryptedNoBackupCodes: string } | null
}

/** Gives a person a sign-in with password and, when there is one, a verified second factor. Part of the caller's transaction. */
export async function insertSignIn(db: Db, at: Date, means: SignInMeans): Promise<void> {
  const id = uuidv7()
  await db.authUser.create({
    data: {
      id,
      personId: means.personId,
      name: means.name,
      email: means.email.toLowerCase(),
      emailVerified: true,
      twoFactorEnabled: means.totpSecret !== null,
      createdAt: at,
      updatedAt: at,
      accounts: {
        create: {
          id: uuidv7(),
          accountId: id,
          providerId: 'credential',
          password: means.passwordHash,
          createdAt: at,
          updatedAt: at,
        },
      },
    },
  })
  if (means.totpSecret === null) return
  await db.authTwoFactor.create({
    data: {
      id: uuidv7(),
      userId: id,
      secret: means.totpSecret.encrypted,
      backupCodes: means.totpSecret.encryptedNoBackupCodes,
      verified: true,
      failedVerificationCount: 0,
    },
  })
}

/** Takes a person's sign-in away, with its sessions and second factor. Part of the caller's transaction. */
export async function removeSignIn(db: Db, personId: string): Promise<void> {
  await db.authUser.deleteMany({ where: { personId } })
}

/** Removes sessions and challenges whose time is over. */
export async function purgeSignIns(store: Store): Promise<void> {
  const over = { expiresAt: { lt: store.now() } }
  await store.db.authSession.deleteMany({ where: over })
  await store.db.authVerification.deleteMany({ where: over })
}

/** True when the person has a sign-in. */
export const hasSignIn = async (db: Db, personId: string): Promise<boolean> =>
  (await db.authUser.count({ where: { personId } })) > 0

/** The person behind an e-mail address that can sign in; null when there is none. */
export async function personOfEmail(store: Store, email: string): Promise<string | null> {
  const user = await store.db.authUser.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { personId: true },
  })
  return user?.personId ?? null
}
