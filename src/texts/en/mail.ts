/** Mails: subject and paragraphs, per mail. Values are plain text; the sender escapes them. */
export default {
  // accounts
  // leads
  // ordering
  // licensing
} as const;
