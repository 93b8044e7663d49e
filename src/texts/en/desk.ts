/** What the desk says. */
export default {
  homeTitle: 'Today',
} as const;
