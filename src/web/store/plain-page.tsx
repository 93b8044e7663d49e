import './store.css';
import { storeApi, web } from '../paths.ts';
import { useReply } from '../queries.ts';
import { useTexts } from '../reader.tsx';
import { LinkButton } from '../ui/button.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { ContactCard } from './contact-card.tsx';
import type { StoreReply } from './replies.ts';

type Part = { readonly title: string; readonly body: string };

/** A page of short texts on how the store works, with the person who answers beside it. */
export function PlainPage({
  title,
  lede,
  parts,
}: {
  readonly title: string;
  readonly lede: string;
  readonly parts: readonly Part[];
}) {
  const t = useTexts('store', 'buying');
  const { body } = useReply<StoreReply>(storeApi.store());
  return (
    <div className="stacked store-page">
      <PageHead title={title} />
      <p className="muted">{lede}</p>
      <div className="cols">
        <div className="config">
          {parts.map((part) => (
            <Panel key={part.title} title={part.title}>
              <p className="prose">{part.body}</p>
            </Panel>
          ))}
        </div>
        <aside className="side" aria-label={t('navTalk')}>
          {body?.contact && <ContactCard contact={body.contact} />}
          <LinkButton wide href={web.store.talk()}>
            {t('navTalk')}
          </LinkButton>
        </aside>
      </div>
    </div>
  );
}
