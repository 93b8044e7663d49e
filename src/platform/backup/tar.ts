/** The part of the tar format (POSIX ustar) a backup needs: plain files, read and written as streams. */

export type TarEntry = { name: string; size: number; body: AsyncGenerator<Buffer, void, void> };

const BLOCK = 512;

/** The header of a file of size bytes; its bytes and tarPadding(size) follow. Refuses (Error) names past 255 bytes. */
export function tarHeader(name: string, size: number, modifiedAt: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  const [prefix, rest] = splitName(name);
  header.write(rest, 0, 100, 'utf8');
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${octal(size, 11)}\0`, 124);
  header.write(`${octal(Math.trunc(modifiedAt / 1000), 11)}\0`, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  header.write(prefix, 345, 155, 'utf8');
  header.write(`${octal(checksum(header), 6)}\0 `, 148);
  return header;
}

export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** What ends an archive. */
export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

/**
 * Reads the files of an archive one after the other. A body is read to its end or not at all: it is then skipped.
 * Refuses (Error) a header whose checksum is wrong and an archive that ends in the middle.
 */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry, void, void> {
  const reader = byteReader(source);
  for (;;) {
    const header = await reader.exactly(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    if (Number.parseInt(header.toString('ascii', 148, 156), 8) !== checksum(header)) {
      throw new Error('a file header is damaged');
    }
    const prefix = textAt(header, 345, 155);
    const name = prefix === '' ? textAt(header, 0, 100) : `${prefix}/${textAt(header, 0, 100)}`;
    const size = Number.parseInt(header.toString('ascii', 124, 136), 8);
    const body = reader.portion(size);
    yield { name, size, body };
    for await (const _skipped of body);
    await reader.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  }
}

/** The whole body of an entry that is known to be small. */
export async function contentOf(entry: TarEntry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of entry.body) parts.push(part);
  return Buffer.concat(parts);
}

function byteReader(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const atMost = async (most: number): Promise<Buffer> => {
    while (held.length === 0) {
      const next = await iterator.next();
      if (next.done) throw new Error('the archive ends in the middle');
      held = next.value as Buffer<ArrayBuffer>;
    }
    const taken = held.subarray(0, most);
    held = held.subarray(taken.length);
    return taken;
  };
  async function* portion(size: number): AsyncGenerator<Buffer, void, void> {
    for (let left = size; left > 0; ) {
      const taken = await atMost(left);
      left -= taken.length;
      yield taken;
    }
  }
  const exactly = async (size: number): Promise<Buffer> => {
    const parts: Buffer[] = [];
    for await (const part of portion(size)) parts.push(part);
    return Buffer.concat(parts);
  };
  return { portion, exactly };
}

function splitName(name: string): [prefix: string, rest: string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
    const [prefix, rest] = [name.slice(0, slash), name.slice(slash + 1)];
    if (Buffer.byteLength(rest) <= 100 && Buffer.byteLength(prefix) <= 155) return [prefix, rest];
  }
  throw new Error(`too long a name for the archive: ${name}`);
}

function checksum(header: Buffer): number {
  let sum = 0;
  for (let index = 0; index < BLOCK; index += 1) sum += index >= 148 && index < 156 ? 32 : (header[index] ?? 0);
  return sum;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function textAt(header: Buffer, start: number, length: number): string {
  const text = header.toString('utf8', start, start + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
