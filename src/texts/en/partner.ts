/** What the partner portal says. */
export default {
  homeTitle: 'Home',
} as const;
