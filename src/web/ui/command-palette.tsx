import './command-palette.css';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { SearchReply } from '../../business/desk/terms.ts';
import { api } from '../paths.ts';
import { navigate } from '../place.ts';
import { reply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { doorHomes } from '../shell/doors.ts';
import { screensOf } from '../shell/navigation.ts';
import { recordPath } from '../shell/record-paths.ts';
import { Icon } from './icon.tsx';

type Entry = {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly note: string;
  readonly href: string;
};

/** Letters without marks and case, so that "grosse" and "Größe" find each other's screens. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
}

function useScreens(typed: string): Entry[] {
  const t = useTexts('navigation');
  const { me } = useReader();
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return doorHomes.flatMap(({ door, name }) =>
    screensOf(door, me)
      .map(({ path, text }) => ({ key: path, group: t('paletteScreens'), title: t(text), note: t(name), href: path }))
      .filter((entry) => words.every((word) => plain(`${entry.title} ${entry.note}`).includes(word))),
  );
}

function useRecords(typed: string) {
  const t = useTexts('navigation');
  const { me } = useReader();
  const q = useDeferredValue(typed.trim());
  const asked = q.length >= 2;
  const found = useQuery({ ...reply<SearchReply>(api.search(q)), enabled: asked });
  const hits = asked ? (found.data?.groups.flatMap((group) => group.items) ?? []) : [];
  const entries: Entry[] = hits.flatMap((hit) => {
    const href = recordPath(hit, me);
    const note = [hit.number, hit.text].filter(Boolean).join(' · ');
    return href === null
      ? []
      : [{ key: `${hit.kind} ${hit.id}`, group: t('paletteRecords'), title: hit.title, note, href }];
  });
  return { entries, waiting: asked && found.isFetching };
}

/** Every screen of the doors open to the reader and every record he may see, by typing. */
export function CommandPalette({ close }: { close: () => void }) {
  const t = useTexts('navigation');
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const screens = useScreens(typed);
  const records = useRecords(typed);
  const entries = [...records.entries, ...screens].slice(0, 40);
  const chosen = Math.min(at, entries.length - 1);

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);

  const open = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    navigate(entry.href);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) open(entries[chosen]);
    else if (entries.length) setAt((chosen + step + entries.length) % entries.length);
  };
  const nothing = typed.trim() !== '' && entries.length === 0 && !records.waiting;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape, as the browser does
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('paletteTitle')}
      onClose={close}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="search">
        <Icon name="search" />
        <input
          className="input"
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={entries.length ? `${id}-${chosen}` : undefined}
          aria-label={t('paletteTitle')}
          placeholder={t('palettePlaceholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={press}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <PaletteList id={id} entries={entries} chosen={chosen} open={open} />
      <p role="status" className={nothing || records.waiting ? 'palette-note' : 'sr'}>
        {nothing
          ? t('paletteNothing', { q: typed.trim() })
          : records.waiting
            ? t('paletteSearching')
            : t('paletteFound', { count: entries.length })}
      </p>
      <p className="palette-keys">{t('paletteKeys')}</p>
    </dialog>
  );
}

function PaletteList({
  id,
  entries,
  chosen,
  open,
}: {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly chosen: number;
  readonly open: (entry: Entry) => void;
}) {
  const t = useTexts('navigation');
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div role="listbox" id={`${id}-list`} aria-label={t('paletteTitle')} className="palette-list">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: groups of a listbox have no element of their own
        <div role="group" key={group} aria-label={group}>
          <p className="palette-group" aria-hidden="true">
            {group}
          </p>
          {entries.map((entry, index) =>
            entry.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the input, which handles the keys
              // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox are pointed at, not focused
              <div
                role="option"
                key={entry.key}
                id={`${id}-${index}`}
                aria-selected={index === chosen}
                onClick={() => open(entry)}
              >
                <span>{entry.title}</span>
                <span className="small muted">{entry.note}</span>
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}
