import { useRef, useState } from 'react';
import { ReaderProvider, useReader } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { CommandPalette } from '../ui/command-palette.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Menu, MenuAction, MenuLink, MenuRow } from '../ui/menu.tsx';
import { Panel } from '../ui/panel.tsx';
import { useToast } from '../ui/toast.tsx';
import { everyone, firstDataOf } from './people.ts';

export function Overlays() {
  const dialog = useRef<HTMLDialogElement>(null);
  const toast = useToast();
  const { language } = useReader();
  const [palette, setPalette] = useState(false);
  return (
    <Panel title="What floats">
      <div className="gallery-row">
        <Button onClick={() => dialog.current?.showModal()}>Open the dialog</Button>
        <Menu label="More">
          <MenuRow>
            <span className="small muted">L-2026-000418</span>
          </MenuRow>
          <MenuLink href="/gallery">Open the account</MenuLink>
          <MenuAction onClick={() => toast({ text: 'The lead is passed on.' })}>Pass on</MenuAction>
        </Menu>
        <Button onClick={() => toast({ text: 'Two lines removed.', undo: { label: 'Put them back', run: () => {} } })}>
          Show a toast
        </Button>
        <Button onClick={() => setPalette(true)}>Open the palette</Button>
      </div>
      <Dialog
        dialogRef={dialog}
        title="Cancel order O-2026-000771?"
        actions={
          <>
            <Button onClick={() => dialog.current?.close()}>Keep it</Button>
            <Button kind="primary" onClick={() => dialog.current?.close()}>
              Cancel the order
            </Button>
          </>
        }
      >
        <p>Its 1,200 keys stop today.</p>
      </Dialog>
      {palette && (
        <ReaderProvider first={firstDataOf(language, everyone)}>
          <CommandPalette close={() => setPalette(false)} />
        </ReaderProvider>
      )}
    </Panel>
  );
}
