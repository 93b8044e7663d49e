import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

/** What we use of fontkit, which carries no types of its own. */
type Point = { readonly x: number; readonly y: number; readonly onCurve: boolean };
type Glyph = {
  codePoints: readonly number[];
  readonly advanceWidth: number;
  _getContours(): Point[][];
  _getMetrics(): { leftBearing: number };
};
type Subset = {
  glyf: Uint8Array[];
  loca: { offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
};
type Position = { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number };
type Laid = {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Position[];
  readonly advanceWidth: number;
};
type Font = {
  layout(text: string, features?: unknown): Laid;
  hasGlyphForCodePoint(point: number): boolean;
  getGlyph(id: number, characters?: readonly number[]): Glyph;
  createSubset(): Subset;
};

const require = createRequire(import.meta.url);
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as { create(bytes: Uint8Array): Font };

/** Inter comes cut into files by script. The order is the order in which a character looks for its file. */
const cuts = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const;
type Cut = (typeof cuts)[number];

/** A glyph in the font format's own bytes: a header, where contours end, no instructions, flags, steps in x and y. */
function glyphBytes(glyph: Glyph): Uint8Array {
  const contours = glyph._getContours();
  const points = contours.flat().map(({ x, y, onCurve }) => ({ x: Math.round(x), y: Math.round(y), onCurve }));
  if (points.length === 0) return Buffer.alloc(0);
  const size = 12 + contours.length * 2 + points.length * 5;
  const bytes = Buffer.alloc(Math.ceil(size / 4) * 4);
  let position = 0;
  const write = (value: number) => {
    position = bytes.writeInt16BE(value, position);
  };
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  for (const value of [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])
    write(value);
  let last = -1;
  for (const contour of contours) {
    last += contour.length;
    write(last);
  }
  write(0);
  for (const point of points) bytes[position++] = point.onCurve ? 1 : 0;
  for (const values of [xs, ys]) {
    let before = 0;
    for (const value of values) {
      write(value - before);
      before = value;
    }
  }
  return bytes;
}

const MOST_LAYOUTS = 20_000;

/**
 * Keeps how words are laid out: documents say the same words over and over, and finding ligatures and kerning is what
 * making a document costs. pdfkit scales positions in place, so each document gets its own.
 */
function keepLayouts(font: Font): void {
  const layout = font.layout.bind(font);
  const kept = new Map<string, Laid>();
  font.layout = (text, features) => {
    if (features !== undefined) return layout(text, features);
    let laid = kept.get(text);
    if (laid === undefined) {
      const made = layout(text);
      laid = { glyphs: made.glyphs, positions: made.positions, advanceWidth: 0 };
      if (kept.size >= MOST_LAYOUTS) kept.clear();
      kept.set(text, laid);
    }
    const positions = laid.positions.map((position) => ({ ...position }));
    return {
      glyphs: laid.glyphs,
      positions,
      get advanceWidth() {
        return positions.reduce((width, position) => width + position.xAdvance, 0);
      },
    };
  };
}

/**
 * Opens a cut of Inter so that pdfkit can embed the glyphs that a document uses. fontkit reads WOFF2 but cannot cut
 * composite glyphs (ö, é) out of it, so outlines are written here, resolved to plain ones. It also keeps a glyph that
 * it met first as a part of another (the o of ö) without the character it stands for: that is given back to it.
 */
function openCut(cut: Cut): Font {
  const file = require.resolve(`@fontsource-variable/inter/files/inter-${cut}-wght-normal.woff2`);
  const font = fontkit.create(readFileSync(file));
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, characters = []) => {
    const glyph = getGlyph(id, characters);
    if (characters.length > 0 && glyph.codePoints.length === 0) glyph.codePoints = characters;
    return glyph;
  };
  keepLayouts(font);
  const written = new Map<number, Uint8Array>();
  const createSubset = font.createSubset.bind(font);
  font.createSubset = () => {
    const subset = createSubset();
    subset._addGlyph = (id) => {
      const glyph = getGlyph(id);
      const bytes = written.get(id) ?? glyphBytes(glyph);
      written.set(id, bytes);
      subset.glyf.push(bytes);
      subset.loca.offsets.push(subset.offset);
      subset.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
      subset.offset += bytes.length;
      return subset.glyf.length - 1;
    };
    return subset;
  };
  return font;
}

const opened = new Map<Cut, Font>();
function fontOf(cut: Cut): Font {
  const known = opened.get(cut);
  if (known) return known;
  const font = openCut(cut);
  opened.set(cut, font);
  return font;
}

const cutOfCharacter = new Map<string, Cut>();
function cutFor(character: string): Cut {
  const known = cutOfCharacter.get(character);
  if (known) return known;
  const cut = cuts.find((candidate) => fontOf(candidate).hasGlyphForCodePoint(character.codePointAt(0)!)) ?? 'latin';
  cutOfCharacter.set(character, cut);
  return cut;
}

/** The text in runs that one file of the font can write. A space stays with the run before it. */
export function runsOf(text: string): { readonly cut: string; readonly text: string }[] {
  const runs: { cut: Cut; text: string }[] = [];
  for (const character of text.normalize('NFC')) {
    const last = runs.at(-1);
    const cut = last && /\s/u.test(character) ? last.cut : cutFor(character);
    if (last?.cut === cut) last.text += character;
    else runs.push({ cut, text: character });
  }
  return runs;
}

export type TextStyle = {
  readonly size?: number;
  readonly color?: string;
  readonly strong?: boolean;
  readonly align?: 'left' | 'right';
};

export type Pdf = {
  /** The text area: left edge, width and the lowest y that is used. */
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Where the next line of text begins, from the top of the page. */
  y: number;
  /** Writes text in a column, wrapped; returns the height it took. Does not move y. */
  text(text: string, x: number, width: number, style?: TextStyle): number;
  /** The height that text would take. */
  heightOf(text: string, width: number, style?: TextStyle): number;
  /** A hairline over the text area at y. */
  rule(): void;
  /** Begins a page when less than this height is left. True when it did. */
  ensure(height: number): boolean;
  finish(): Promise<Uint8Array>;
};

const ink = '#1d1b18';
const line = '#d8d4cc';
const margin = 56;
const lineHeight = 1.4;

/** Breaks text into lines that fit, at spaces; a word longer than the line is broken where it must be. */
function linesOf(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  const space = widthOf(' ');
  for (const paragraph of text.split('\n')) {
    let current = '';
    let taken = 0;
    for (const word of paragraph.split(' ')) {
      const needed = widthOf(word);
      if (current === '' ? needed <= width : taken + space + needed <= width) {
        taken = current === '' ? needed : taken + space + needed;
        current = current === '' ? word : `${current} ${word}`;
        continue;
      }
      if (current !== '') lines.push(current);
      current = word;
      while (widthOf(current) > width && current.length > 1) {
        let fits = current.length - 1;
        while (fits > 1 && widthOf(current.slice(0, fits)) > width) fits -= 1;
        lines.push(current.slice(0, fits));
        current = current.slice(fits);
      }
      taken = widthOf(current);
    }
    lines.push(current);
  }
  return lines;
}

type Document = InstanceType<typeof PDFDocument>;

/** Measures and writes single lines, changing the file of the font from run to run. */
function writerOn(document: Document) {
  const use = (cut: string, size: number) => document.font(cut).fontSize(size);
  const widthOf = (text: string, size: number) =>
    runsOf(text).reduce((width, run) => width + use(run.cut, size).widthOfString(run.text), 0);
  const writeLine = (text: string, x: number, y: number, style: TextStyle) => {
    const size = style.size ?? 9.5;
    // The files hold one weight that embeds; a thin stroke of the same colour makes the stronger one.
    document
      .fillColor(style.color ?? ink)
      .strokeColor(style.color ?? ink)
      .lineWidth(size * 0.028);
    for (const run of runsOf(text)) {
      const width = use(run.cut, size).widthOfString(run.text);
      document.text(run.text, x, y, { lineBreak: false, fill: true, stroke: style.strong === true });
      x += width;
    }
  };
  return { widthOf, writeLine };
}

/** An A4 page with embedded fonts. `info` is what a reader's program shows of it; `footer` stands under every page. */
export function newPdf(
  info: { readonly title: string; readonly author: string; readonly language: string; readonly at: Date },
  footer: (page: number, pages: number) => string,
): Pdf {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    font: null as never,
    bufferPages: true,
    lang: info.language,
    displayTitle: true,
    info: { Title: info.title, Author: info.author, CreationDate: info.at, ModDate: info.at },
  });
  for (const cut of cuts) document.registerFont(cut, fontOf(cut) as never);
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  const { widthOf, writeLine } = writerOn(document);
  const width = document.page.width - 2 * margin;
  const bottom = document.page.height - margin - 24;
  const fitted = (text: string, room: number, style: TextStyle) =>
    linesOf(text, room, (part) => widthOf(part, style.size ?? 9.5));
  const step = (style: TextStyle) => (style.size ?? 9.5) * lineHeight;
  const pdf: Pdf = {
    left: margin,
    width,
    bottom,
    y: margin,
    text(text, x, room, style = {}) {
      const lines = fitted(text, room, style);
      lines.forEach((written, index) => {
        const start = style.align === 'right' ? x + room - widthOf(written, style.size ?? 9.5) : x;
        writeLine(written, start, pdf.y + index * step(style), style);
      });
      return lines.length * step(style);
    },
    heightOf: (text, room, style = {}) => fitted(text, room, style).length * step(style),
    rule() {
      document
        .moveTo(margin, pdf.y)
        .lineTo(margin + width, pdf.y)
        .lineWidth(0.5)
        .strokeColor(line)
        .stroke();
    },
    ensure(height) {
      if (pdf.y + height <= bottom) return false;
      document.addPage();
      pdf.y = margin;
      return true;
    },
    finish() {
      const { start, count } = document.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        document.switchToPage(start + page);
        writeLine(footer(page + 1, count), margin, document.page.height - margin, { size: 8, color: '#6b665d' });
      }
      document.end();
      return done;
    },
  };
  return pdf;
}
