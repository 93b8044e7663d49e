import type { ReactNode } from 'react';
import { ReaderProvider, useReader } from '../reader.tsx';
import { DeskShell } from '../shell/desk-shell.tsx';
import { EntranceShell } from '../shell/entrance-shell.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { PartnerShell, PortalShell } from '../shell/portal-shell.tsx';
import { StoreShell } from '../shell/store-shell.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { everyone, firstDataOf } from './people.ts';

function As({ guest, children }: { guest?: boolean; children: ReactNode }) {
  const { language } = useReader();
  return <ReaderProvider first={firstDataOf(language, guest ? null : everyone)}>{children}</ReaderProvider>;
}

export function StoreFrame() {
  return (
    <As guest>
      <StoreShell>
        <NotFound />
      </StoreShell>
    </As>
  );
}

function Somewhere() {
  return (
    <>
      <PageHead title="Orders" count="12" note="Newest first. All amounts in USD.">
        <Button>Export</Button>
        <Button kind="primary">New order</Button>
      </PageHead>
      <Panel title="Needs you" count="0" flush>
        <EmptyState title="Nothing waits for you." action={<Button>Look at what is done</Button>}>
          New leads appear here.
        </EmptyState>
      </Panel>
    </>
  );
}

export function PortalFrame() {
  return (
    <As>
      <PortalShell>
        <Somewhere />
      </PortalShell>
    </As>
  );
}

export function PartnerFrame() {
  return (
    <As>
      <PartnerShell>
        <Somewhere />
      </PartnerShell>
    </As>
  );
}

export function DeskFrame() {
  return (
    <As>
      <DeskShell>
        <Somewhere />
      </DeskShell>
    </As>
  );
}

export function EntranceFrame() {
  const form = useForm({
    draft: 'gallery-entrance',
    initial: { email: '', password: '' },
    secret: ['password'],
    send: async () => undefined,
  });
  return (
    <As guest>
      <EntranceShell>
        <PageHead title="Sign in" />
        <Panel title="Sign in" hiddenTitle>
          <Form form={form} action="Sign in" wide>
            <TextField {...form.field('email')} label="Mail address" type="email" />
            <TextField {...form.field('password')} label="Password" type="password" />
          </Form>
        </Panel>
      </EntranceShell>
    </As>
  );
}
