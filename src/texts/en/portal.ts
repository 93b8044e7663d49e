/** What the account portal says. */
export default {
  homeTitle: 'Home',
} as const;
