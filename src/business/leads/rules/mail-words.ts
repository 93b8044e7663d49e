/** Lines after which a mail only repeats what was written before, as the usual programs put them there. */
const quoteBegins = [
  /^-{2,}\s*(?:original message|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht)\s*-{2,}$/i,
  /^_{20,}$/,
  /^(?:on|am) .{6,200}(?:wrote|schrieb)(?: .{1,120})?:$/i,
  /^(?:from|von): .+@.+$/i,
];

/**
 * What is new in an answer: without the quoted mail below it. A mail that is nothing but quotes, or has words between
 * them, stays whole: nothing that somebody wrote is lost.
 */
export function newWords(text: string): string {
  const lines = text.split('\n');
  const begins = lines.findIndex((line, index) => index > 0 && quoteBegins.some((form) => form.test(line.trim())));
  if (begins === -1) return withoutTail(lines, lines).trim() || text.trim();
  const after = lines.slice(begins + 1).filter((line) => line.trim() !== '');
  const answersBetween = after.some((line) => line.startsWith('>')) && after.some((line) => !line.startsWith('>'));
  return (answersBetween ? text : withoutTail(lines.slice(0, begins), lines)).trim() || text.trim();
}

/** Without the quoted lines at the end. */
function withoutTail(kept: readonly string[], all: readonly string[]): string {
  let end = kept.length;
  while (end > 0 && /^(?:>.*|\s*)$/.test(kept[end - 1]!)) end--;
  return (end === 0 ? all : kept.slice(0, end)).join('\n');
}

export type AttachmentFate = 'kept' | 'too_large' | 'type';

/** Most bytes of one attachment, of all attachments of a mail, and how many are kept. */
export const mostAttachmentBytes = 10 * 1_048_576;
export const mostBytesOfMail = 25 * 1_048_576;
const mostAttachments = 20;

/** Most bytes of a whole message that is read at all; a larger one is refused by whoever hands it in. */
export const mostMessageBytes = 64 * 1_048_576;

/** What buyers send and no computer runs when it is opened. */
export const keptMediaTypes: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
]);

export type OfferedAttachment = { readonly mediaType: string; readonly size: number; readonly looksRight: boolean };

/** Which attachments of a mail are kept, in their order: by type, by the beginning of their bytes, by size. */
export function attachmentFates(offered: readonly OfferedAttachment[]): AttachmentFate[] {
  let bytes = 0;
  let kept = 0;
  return offered.map(({ mediaType, size, looksRight }) => {
    if (!keptMediaTypes.has(mediaType) || !looksRight) return 'type';
    if (size > mostAttachmentBytes || bytes + size > mostBytesOfMail || kept === mostAttachments) return 'too_large';
    bytes += size;
    kept += 1;
    return 'kept';
  });
}
