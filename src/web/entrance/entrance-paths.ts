import { withSearch } from '../paths.ts';

const part = encodeURIComponent;

/** Addresses of the way in beside those that every door links to. */
export const entranceWeb = {
  secondFactor: (next?: string | null) => withSearch('/sign-in/second-factor', { next }),
} as const;

/** What the way in, and one's own settings, ask of the API. */
export const entranceApi = {
  me: () => '/api/v1/me',
  signIn: () => '/api/v1/sign-in',
  signUp: () => '/api/v1/sign-up',
  verify: () => '/api/v1/verify',
  emailConfirm: () => '/api/v1/me/email/confirm',
  passwordReset: () => '/api/v1/password-resets',
  passwordResetConfirm: () => '/api/v1/password-resets/confirm',
  invitation: (token: string) => `/api/v1/invitations/${part(token)}`,
  invitationAccept: (token: string) => `/api/v1/invitations/${part(token)}/accept`,
  totp: () => '/api/v1/me/totp',
  totpConfirm: () => '/api/v1/me/totp/confirm',
} as const;
