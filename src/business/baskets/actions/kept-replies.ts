/** Finished replies by what they were made from. The oldest unused go first; a bound on their text keeps memory small. */
const MOST_CHARACTERS = 24_000_000;
const MOST_REPLIES = 20_000;

const replies = new Map<string, string>();
let characters = 0;

function forget(key: string): void {
  characters -= replies.get(key)?.length ?? 0;
  replies.delete(key);
}

/** The reply as JSON text, made once per key. A key names everything the reply depends on, versions and day included. */
export async function keptReply(key: string, make: () => Promise<unknown> | unknown): Promise<string> {
  const known = replies.get(key);
  if (known !== undefined) {
    // Moved to the end: a Map keeps the order of insertion.
    replies.delete(key);
    replies.set(key, known);
    return known;
  }
  const text = JSON.stringify(await make());
  forget(key);
  replies.set(key, text);
  characters += text.length;
  for (const oldest of replies.keys()) {
    if (characters <= MOST_CHARACTERS && replies.size <= MOST_REPLIES) break;
    forget(oldest);
  }
  return text;
}

/** How much is kept: for the metrics and tests. */
export function keptReplies(): { readonly count: number; readonly characters: number } {
  return { count: replies.size, characters };
}
