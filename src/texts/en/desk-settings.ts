/** The desk's settings and operations. */
export default {
  settingsSaved: 'Saved.',
} as const;
