/** What the way in says: signing in and up, verifying, resetting, invitations. */
export default {
  signInTitle: 'Sign in',
  signInAction: 'Sign in',
  email: 'Mail address',
  password: 'Password',
} as const;
