import './portal.css';
import { useRef, useState } from 'react';
import type { SavedBasket } from '../../business/baskets/terms/carried.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { useList, useListPath } from '../lists.ts';
import { storeApi, web } from '../paths.ts';
import { queryClient } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { keepBasket } from '../store/basket-changes.ts';
import { useMoment } from '../store/moment.ts';
import type { BasketReply } from '../store/replies.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { CheckboxField } from '../ui/choice-fields.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { useForm } from '../ui/form-state.ts';
import { ListSearch } from '../ui/list-search.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';

/** Baskets kept under a name: one's own, and those that colleagues share. */
export default function SavedBasketList() {
  const t = useTexts('portal', 'purchasing');
  const { seller } = useReader();
  const format = useFormat();
  const moment = useMoment();
  const list = useList<SavedBasket>(useListPath(storeApi.savedBaskets(), ['q']));
  const [changing, setChanging] = useState<SavedBasket | null>(null);
  const work = useWork(() => void list.again());
  return (
    <>
      <PageHead title={t('savedTitle')} count={list.total ?? undefined}>
        <LinkButton href={web.store.basket()}>{t('savedToBasket')}</LinkButton>
      </PageHead>
      <ListSearch label={t('savedSearch')} />
      {work.problem && <Refusal problem={work.problem} />}
      {changing && (
        <ChangeForm
          key={`${changing.id} ${changing.rowVersion}`}
          saved={changing}
          onDelete={() => work.remove(changing, () => setChanging(null))}
          onDone={() => {
            setChanging(null);
            void list.again();
          }}
          onLeave={() => setChanging(null)}
        />
      )}
      <Panel title={t('savedTitle')} hiddenTitle flush>
        <DataTable
          caption={t('savedTitle')}
          rows={list.rows}
          rowKey={({ id }) => id}
          rowName={({ name }) => name}
          problem={list.problem}
          again={list.again}
          more={list.more}
          bringingMore={list.bringingMore}
          approximateTotal={list.total}
          columns={[
            {
              key: 'name',
              label: t('savedName'),
              cell: ({ name, mine, savedBy }) => (
                <>
                  {name}
                  {!mine && <span className="sub">{t('savedBy', { name: savedBy })}</span>}
                </>
              ),
            },
            { key: 'lines', label: t('savedLines'), figure: true, cell: ({ lines }) => format.quantity(lines) },
            { key: 'currency', label: t('savedCurrency'), cell: ({ currency }) => currency },
            {
              key: 'who',
              label: t('savedWho'),
              cell: ({ shared }) => (shared ? <Badge tone="acc">{t('savedShared')}</Badge> : t('savedMine')),
            },
            { key: 'at', label: t('savedAt'), figure: true, cell: ({ savedAt }) => moment(savedAt, seller.timeZone) },
            {
              key: 'do',
              label: t('savedWays'),
              cell: (saved) => (
                <span className="row-acts">
                  <Button compact busy={work.busy === saved.id} onClick={() => work.restore(saved)}>
                    {t('savedRestore')}
                  </Button>
                  {saved.mine && (
                    <Button compact kind="quiet" onClick={() => setChanging(saved)}>
                      {t('savedRename')}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
          empty={
            <EmptyState
              title={t('savedEmptyTitle')}
              action={<LinkButton href={web.store.basket()}>{t('savedToBasket')}</LinkButton>}
            >
              {t('savedEmptyBody')}
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}

/** Restoring and deleting, one at a time, with what the server said. */
function useWork(changed: () => void) {
  const t = useTexts('portal', 'purchasing');
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = async (id: string, work: () => Promise<void>) => {
    setBusy(id);
    setProblem(null);
    try {
      await work();
      changed();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    problem,
    restore: ({ id, name }: SavedBasket) =>
      void run(id, async () => {
        const options = { idempotencyKey: newIdempotencyKey() };
        keepBasket(await send<BasketReply>('POST', storeApi.restoreBasket(id), {}, options));
        toast({ text: t('savedRestored', { name }) });
      }),
    remove: ({ id, name }: SavedBasket, done: () => void) =>
      void run(id, async () => {
        await send('DELETE', storeApi.savedBasket(id));
        toast({ text: t('savedDeleted', { name }) });
        done();
      }),
  };
}

type Changing = {
  readonly saved: SavedBasket;
  readonly onDone: () => void;
  readonly onDelete: () => void;
  readonly onLeave: () => void;
};

function ChangeForm({ saved, onDone, onDelete, onLeave }: Changing) {
  const t = useTexts('portal', 'purchasing');
  const dialog = useRef<HTMLDialogElement>(null);
  const form = useForm({
    draft: `saved-basket ${saved.id}`,
    initial: { name: saved.name, shared: saved.shared ? 'yes' : '' },
    send: ({ name, shared }) =>
      send(
        'PUT',
        storeApi.savedBasket(saved.id),
        { name, shared: shared === 'yes' },
        { ifMatch: `"${saved.rowVersion}"` },
      ),
    done: () => {
      void queryClient.invalidateQueries({ queryKey: [storeApi.savedBaskets()] });
      onDone();
    },
  });
  return (
    <Panel title={t('savedChange', { name: saved.name })}>
      <Form
        form={form}
        action={t('savedSave')}
        label={t('savedChange', { name: saved.name })}
        beside={
          <>
            <Button kind="quiet" onClick={onLeave}>
              {t('cancel')}
            </Button>
            <Button onClick={() => dialog.current?.showModal()}>{t('savedDelete')}</Button>
          </>
        }
      >
        <TextField {...form.field('name')} label={t('savedName')} autoComplete="off" />
        <CheckboxField {...form.field('shared')} label={t('saveShared')} />
      </Form>
      <Dialog
        dialogRef={dialog}
        title={t('savedDeleteTitle', { name: saved.name })}
        actions={
          <>
            <Button onClick={() => dialog.current?.close()}>{t('savedKeep')}</Button>
            <Button
              kind="primary"
              onClick={() => {
                dialog.current?.close();
                onDelete();
              }}
            >
              {t('savedDelete')}
            </Button>
          </>
        }
      >
        {t('savedDeleteBody')}
      </Dialog>
    </Panel>
  );
}
