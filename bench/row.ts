/** One measured figure, beside a floor taken in the same run: times are noisy, ratios are not. */
export type BenchRow = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  /** What we want of the value. */
  readonly goal: number;
  /** What the same work costs (or yields) without us: bare arithmetic, a static reply, raw SQL. */
  readonly floor: number;
  /** value / floor. */
  readonly ratio: number;
};

/** Whether a row reaches its goal. */
export function reaches(row: BenchRow): boolean {
  return row.better === 'lower' ? row.value <= row.goal : row.value >= row.goal;
}

export function row(facts: Omit<BenchRow, 'ratio'>): BenchRow {
  return { ...facts, ratio: facts.floor === 0 ? 0 : facts.value / facts.floor };
}
