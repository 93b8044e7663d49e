/** JSON that keeps bigints: { "$n": "123" } stands for 123n. For facts and traces that must come back exactly. */
export function writeExact(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? { $n: part.toString() } : part));
}

export function readExact<T>(text: string): T {
  return JSON.parse(text, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || !('$n' in part)) return part;
    return BigInt(part.$n as string);
  }) as T;
}
