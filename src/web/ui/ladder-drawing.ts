/** The ladder as the API gives it: the same pricer that prices the order drew it up. */
export type LadderData = {
  /** Where each step begins, the price of one there, and the whole commitment of exactly that many. */
  readonly steps: readonly { readonly from: number; readonly unitPrice: string; readonly total: string }[];
  /** What happens to an order, by quantity; the last interval is open. */
  readonly intervals: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly outcome: 'buy' | 'talk';
  }[];
  readonly at: { readonly quantity: number; readonly unitPrice: string };
};

export type Label = { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' };

export type LadderDrawing = {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly line: string;
  readonly area: string;
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly outcome: 'buy' | 'talk';
    readonly wide: boolean;
  }[];
  readonly prices: readonly (Label & { readonly index: number; readonly withFrom: boolean })[];
  readonly ticks: readonly (Label & { readonly quantity: number })[];
  readonly you: { readonly x: number; readonly y: number; readonly label: Label };
};

const left = 4;
const charWidth = 7;

type Scale = { readonly x: (quantity: number) => number; readonly y: (price: number) => number };

/** How far the axis reaches: past the last step, past the reader, and into the open interval at the end. */
function reach({ steps, intervals, at }: LadderData): number {
  const last = intervals.at(-1);
  const open = last && last.to === null ? last.from * 1.1 : 0;
  return Math.max((steps.at(-1)?.from ?? 1) * 1.3, at.quantity * 1.12, open, 10);
}

/** Where everything of the ladder stands in a box of `width`; labels that would lie on each other are left out. */
export function drawLadder(data: LadderData, width: number): LadderDrawing {
  const wide = width > 520;
  const height = wide ? 200 : 182;
  const base = height - 42;
  const right = width - 4;
  const max = reach(data);
  const prices = data.steps.map((step) => Number(step.unitPrice));
  const high = Math.max(...prices);
  const low = Math.min(...prices);
  const scale: Scale = {
    x: (quantity) => left + ((right - left) * Math.min(quantity, max)) / max,
    y: (price) => 34 + ((height - 110) * (high - price)) / (high - low || 1),
  };
  const starts = data.steps.map((step, index) => (index === 0 ? left : scale.x(step.from)));
  const line = prices
    .map((price, index) => {
      const y = scale.y(price);
      return `${index ? 'L' : 'M'}${starts[index]} ${y}L${starts[index + 1] ?? right} ${y}`;
    })
    .join('');
  const you = placeYou(data, starts, scale, right);
  return {
    width,
    height,
    base,
    line,
    area: `${line}L${right} ${base}L${left} ${base}Z`,
    bars: data.intervals.map(({ from, to, outcome }) => {
      const start = from <= 1 ? left : scale.x(from);
      const end = to === null ? right : scale.x(to + 1);
      return { x: start + 0.5, width: Math.max(2, end - start - 1), outcome, wide: end - start > 180 };
    }),
    prices: placePrices(data, starts, scale, { right, wide, you, characters: charactersOfYou(data) }),
    ticks: placeTicks(data, scale, right),
    you,
  };
}

/** About how long "You: 1,000 at 17.60" is, in any language. */
function charactersOfYou({ at }: Pick<LadderData, 'at'>): number {
  return at.quantity.toLocaleString('en').length + at.unitPrice.length + 9;
}

function placeYou(data: LadderData, starts: readonly number[], scale: Scale, right: number) {
  const { steps, at } = data;
  const x = scale.x(at.quantity);
  const y = scale.y(Number(at.unitPrice));
  const length = charactersOfYou(data) * charWidth;
  const index = steps.findLastIndex((step) => at.quantity >= step.from);
  // Over a lower step the label keeps clear of the riser that comes down to it, where the width allows.
  const clear = index > 0 ? (starts[index] ?? left) + 6 : left;
  const start = Math.max(left, Math.min(Math.max(x - length / 2, clear), right - length));
  return { x, y, label: { x: start, y: y - 12, anchor: 'start' } as Label };
}

type Room = {
  readonly right: number;
  readonly wide: boolean;
  readonly you: LadderDrawing['you'];
  readonly characters: number;
};

function placePrices({ steps, at }: LadderData, starts: readonly number[], scale: Scale, room: Room) {
  const taken: { from: number; to: number; y: number }[] = [];
  const [from, to] = spanOf(room.you.label, room.characters);
  taken.push({ from, to, y: room.you.label.y });
  return steps.flatMap((step, index) => {
    const x = (starts[index] ?? left) + (index ? 8 : 0);
    const y = scale.y(Number(step.unitPrice)) - 8;
    const fits = (length: number) => {
      const end = x + length * charWidth;
      return (
        end <= room.right &&
        !taken.some((other) => Math.abs(other.y - y) < 14 && x < other.to + 6 && end > other.from - 6)
      );
    };
    const priceLength = step.unitPrice.length + 1;
    const fullLength = priceLength + 6 + String(step.from).length;
    const withFrom = room.wide && fits(fullLength);
    // On the reader's own step his label says the price already.
    if (!withFrom && (step.unitPrice === at.unitPrice || !fits(priceLength))) return [];
    taken.push({ from: x, to: x + (withFrom ? fullLength : priceLength) * charWidth, y });
    return [{ x, y, anchor: 'start' as const, index, withFrom }];
  });
}

function placeTicks({ steps, intervals }: LadderData, scale: Scale, right: number) {
  const taken: [number, number][] = [];
  const wanted = [
    1,
    ...steps.slice(1).map((step) => step.from),
    ...intervals.slice(1).map((interval) => interval.from),
  ];
  return [...new Set(wanted)].flatMap((quantity) => {
    const x = scale.x(quantity);
    // In the middle where there is room, else to the side that has some.
    for (const anchor of quantity === 1 ? (['start'] as const) : (['middle', 'end', 'start'] as const)) {
      const [from, to] = spanOf({ x, y: 0, anchor }, quantity.toLocaleString('en').length);
      if (from < 0 || to > right + 2 || taken.some((other) => from < other[1] + 5 && to > other[0] - 5)) continue;
      taken.push([from, to]);
      return [{ x, y: 36, anchor: anchor as Label['anchor'], quantity }];
    }
    return [];
  });
}

function spanOf({ x, anchor }: Label, characters: number): [number, number] {
  const length = characters * charWidth;
  if (anchor === 'start') return [x, x + length];
  return anchor === 'end' ? [x - length, x] : [x - length / 2, x + length / 2];
}
