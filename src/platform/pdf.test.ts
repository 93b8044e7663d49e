import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { newPdf, runsOf } from './pdf.ts';

const european = 'Größe, Łódź, Ελλάδα';
const info = { title: 'Order O-2026-000001', author: 'Halden', language: 'de', at: new Date(0) };

async function pdfWith(...texts: string[]): Promise<Buffer> {
  const pdf = newPdf(info, (page, pages) => `${page} / ${pages}`);
  for (const text of texts) {
    pdf.ensure(20);
    pdf.y += pdf.text(text, pdf.left, pdf.width, { strong: true });
  }
  return Buffer.from(await pdf.finish());
}

/** Every stream of the file that is compressed, opened. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    try {
      found.push(inflateSync(pdf.subarray(start, end)).toString('latin1'));
    } catch {
      // Not compressed.
    }
  }
  return found;
}

function extracted(pdf: Buffer): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'keyline-pdf-'));
  try {
    writeFileSync(join(directory, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-layout', join(directory, 'a.pdf'), '-'], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

describe('PDF', () => {
  it('finds for every character the file of the font that can write it', () => {
    expect(runsOf('Größe Łódź Ελλάδα').map((run) => [run.cut, run.text])).toEqual([
      ['latin', 'Größe '],
      ['latin-ext', 'Ł'],
      ['latin', 'ód'],
      ['latin-ext', 'ź '],
      ['greek', 'Ελλάδα'],
    ]);
  });

  it('embeds the glyphs of German, Polish and Greek words and says which characters they stand for', async () => {
    const pdf = await pdfWith(european);
    const maps = streamsOf(pdf).filter((stream) => stream.includes('beginbfrange') || stream.includes('beginbfchar'));
    const named = maps.join('').toLowerCase();
    for (const character of new Set([...european].filter((letter) => /\p{L}/u.test(letter)))) {
      expect(named, character).toContain(`<${character.codePointAt(0)!.toString(16).padStart(4, '0')}>`);
    }
    expect(pdf.toString('latin1').match(/FontFile2/g)?.length).toBe(3);
  });

  it('gives the same text back, also in the second document of a process', async () => {
    await pdfWith(european);
    const text = extracted(await pdfWith(european, 'Order of Agnieszka'));
    if (text === null) return;
    expect(text).toContain(european);
    expect(text).toContain('Order of Agnieszka');
  });

  it('wraps at spaces, breaks a word longer than the line and begins a page when one is full', async () => {
    const pdf = await pdfWith('x'.repeat(300), ...Array.from({ length: 90 }, (_, row) => `row ${row}`));
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length).toBe(2);
  });
});
