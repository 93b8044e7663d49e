/** Random bytes from outside: rules have no chance of their own. */
export type RandomBytes = (length: number) => Uint8Array;

/** A UUIDv7 in its usual text form, small letters. */
export type Id = string;

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const HUMAN_FORM = /^([A-Z]{1,4})-([0-9]{4})-([0-9]{6,})$/;
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A UUIDv7 (RFC 9562): 48 bits of the clock in milliseconds, 74 bits of chance. */
export function newId(nowMs: number, randomBytes: RandomBytes): Id {
  const chance = randomBytes(10);
  if (chance.length < 10) throw new RangeError('10 random bytes are needed');
  const clock = nowMs.toString(16).padStart(12, '0');
  if (clock.length !== 12 || nowMs < 0 || !Number.isInteger(nowMs))
    throw new RangeError(`not a clock reading: ${nowMs}`);
  const version = HEX[(chance[0]! & 0x0f) | 0x70]! + HEX[chance[1]!]!;
  const variant = HEX[(chance[2]! & 0x3f) | 0x80]! + HEX[chance[3]!]!;
  let tail = '';
  for (let index = 4; index < 10; index++) tail += HEX[chance[index]!];
  return `${clock.slice(0, 8)}-${clock.slice(8)}-${version}-${variant}-${tail}`;
}

export function isId(text: string): boolean {
  return FORM.test(text);
}

/** Milliseconds since 1970 at which the id was made. */
export function clockOfId(id: Id): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/** A number people say on the phone: Q-2026-000123. */
export function humanNumber(prefix: string, year: number, count: number): string {
  const text = `${prefix}-${year}-${String(count).padStart(6, '0')}`;
  if (!HUMAN_FORM.test(text)) throw new RangeError(`not a number for people: ${text}`);
  return text;
}

export function parseHumanNumber(text: string): { prefix: string; year: number; count: number } | undefined {
  const match = HUMAN_FORM.exec(text.trim().toUpperCase());
  if (match === null) return undefined;
  return { prefix: match[1]!, year: Number(match[2]), count: Number(match[3]) };
}
