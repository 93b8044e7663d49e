import { type ChangeEvent, useRef, useState } from 'react';
import type { ListReply } from '../../business/baskets/terms/lists.ts';
import { ApiProblem, newIdempotencyKey, type Problem, send } from '../api.ts';
import { storeApi } from '../paths.ts';
import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { keepBasket } from './basket-changes.ts';
import { ListAnswers } from './basket-list-answers.tsx';
import type { BasketReply } from './replies.ts';

type Asked = { readonly pasted: string } | { readonly rows: readonly { sku: string; quantity: string }[] };

/** A list typed, pasted or from a file. One that is all good goes into the basket at once; else every row is answered
 *  and the buyer decides: correct, leave out, or put in what is good. */
export function BasketList({ open = false }: { open?: boolean }) {
  const t = useTexts('store', 'purchasing');
  const [pasted, setPasted] = useState('');
  const [missing, setMissing] = useState(false);
  const list = useList(() => setPasted(''));
  const put = () => {
    setMissing(pasted.trim() === '');
    if (pasted.trim() !== '') list.check({ pasted });
  };
  return (
    <Panel title={t('listTitle')} hiddenTitle>
      <details open={open || list.answered !== null || list.problem !== null}>
        <summary>{t('listTitle')}</summary>
        <div className="form paste">
          {list.answered ? (
            <ListAnswers
              key={list.answered.asked}
              reply={list.answered.reply}
              busy={list.busy}
              onCheck={(rows) => list.check({ rows })}
              onPut={list.put}
              onBack={list.back}
            />
          ) : (
            <TextArea
              label={t('listLabel')}
              hint={t('listHint')}
              error={missing ? t('listEmpty') : null}
              rows={6}
              spellCheck={false}
              value={pasted}
              onChange={(text) => {
                setPasted(text);
                setMissing(false);
              }}
            />
          )}
          {list.problem && <Refusal problem={list.problem} />}
          {!list.answered && (
            <div className="form-acts">
              <FileChoice onFile={list.checkFile} />
              <Button kind="primary" busy={list.busy} onClick={put}>
                {t('listPut')}
              </Button>
            </div>
          )}
        </div>
      </details>
    </Panel>
  );
}

function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const t = useTexts('store', 'purchasing');
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    event.target.value = '';
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.tsv"
        className="sr"
        tabIndex={-1}
        aria-label={t('listFile')}
        onChange={choose}
      />
      <Button onClick={() => input.current?.click()}>{t('listFile')}</Button>
    </>
  );
}

/** What was answered, and the ways on: one request at a time. */
function useList(done: () => void) {
  const t = useTexts('store', 'purchasing');
  const toast = useToast();
  const [answered, setAnswered] = useState<{ readonly asked: number; readonly reply: ListReply } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.problem);
    } finally {
      setBusy(false);
    }
  };
  const putLines = async ({ lines }: ListReply) => {
    const options = { idempotencyKey: newIdempotencyKey() };
    keepBasket(await send<BasketReply>('POST', storeApi.basketLines(), { lines }, options));
    setAnswered(null);
    toast({ text: t('listDone', { count: lines.length }) });
    done();
  };
  const take = async (reply: ListReply, atOnce: boolean) => {
    if (atOnce && reply.wrong === 0) return putLines(reply);
    setAnswered((before) => ({ asked: (before?.asked ?? 0) + 1, reply }));
  };
  return {
    answered,
    problem,
    busy,
    check: (asked: Asked) =>
      void run(async () => take(await send<ListReply>('POST', storeApi.lists(), asked), 'pasted' in asked)),
    checkFile: (file: File) =>
      void run(async () => {
        const options = { idempotencyKey: newIdempotencyKey(), onProgress: () => undefined };
        await take(await upload<ListReply>(storeApi.listFiles(), file, options), true);
      }),
    put: (reply: ListReply) => void run(() => putLines(reply)),
    back: () => setAnswered(null),
  };
}
