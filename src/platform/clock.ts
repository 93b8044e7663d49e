import { createHash, randomBytes } from 'node:crypto';

/** Milliseconds since 1970-01-01 UTC. */
export type Clock = { now(): number };

/** bytes: n unpredictable (or seeded) bytes. fraction: 0 <= x < 1 with 48 bits. */
export type Chance = { bytes(count: number): Uint8Array; fraction(): number };

/** A clock that stands still until it is moved. */
export type SetClock = Clock & { advance(milliseconds: number): void; set(instant: number): void };

export const systemClock: Clock = { now: () => Date.now() };

export const systemChance: Chance = {
  bytes: (count) => randomBytes(count),
  fraction: () => fractionOf(randomBytes(6)),
};

/** For the story and for tests: time moves only when told. Refuses (RangeError) to go back. */
export function setClock(start: number): SetClock {
  let instant = start;
  const set = (next: number) => {
    if (!Number.isFinite(next) || next < instant)
      throw new RangeError(`The clock cannot go from ${instant} to ${next}.`);
    instant = next;
  };
  return { now: () => instant, advance: (milliseconds) => set(instant + milliseconds), set };
}

/** The same seed gives the same bytes on every machine: SHA-256 of seed and counter. Not for secrets. */
export function seededChance(seed: string): Chance {
  let block = new Uint8Array(0);
  let position = 0;
  let counter = 0;
  const bytes = (count: number): Uint8Array => {
    const drawn = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (position === block.length) {
        block = createHash('sha256').update(`${counter}:${seed}`).digest();
        counter += 1;
        position = 0;
      }
      const taken = Math.min(count - filled, block.length - position);
      drawn.set(block.subarray(position, position + taken), filled);
      position += taken;
      filled += taken;
    }
    return drawn;
  };
  return { bytes, fraction: () => fractionOf(bytes(6)) };
}

function fractionOf(six: Uint8Array): number {
  return Buffer.from(six.buffer, six.byteOffset, six.byteLength).readUIntBE(0, 6) / 2 ** 48;
}
