import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import type { PriceImportReply, PriceListReply } from '../../business/pricing/terms.ts';
import { useParam, useSearch } from '../place.ts';
import { useReply } from '../queries.ts';
import { useFormat, useReader, useTexts } from '../reader.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { RadioField } from '../ui/choice-fields.tsx';
import { FileDrop } from '../ui/file-drop.tsx';
import { Menu, MenuAction, MenuLink } from '../ui/menu.tsx';
import { Note } from '../ui/note.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { forgetPrices } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { PriceDiff } from './price-diff.tsx';
import { PriceFileColumns, PriceFileDone, PriceFileRefused } from './price-file.tsx';
import { SheetDock } from './price-grid-dock.tsx';
import { type PriceSheet, usePriceSheet } from './price-grid-state.ts';
import { useReading } from './price-grid-words.ts';
import { PriceListDelete } from './price-list-delete.tsx';
import { PriceListHeader, PublishedHeader } from './price-list-header.tsx';
import { ListState, useListNote } from './price-list-list.tsx';
import { ListPrices, useSheetFilter } from './price-list-prices.tsx';
import { PriceListPublish, type Published } from './price-list-publish.tsx';
import { FormRounds } from './record-form.tsx';
import { StoreLink } from './store-link.tsx';

/** One price list: its prices, its difference to the list it follows, its header; a draft can be changed and published. */
export default function PriceListShow() {
  const t = useTexts('desk-catalogue');
  const id = useParam('list');
  const { body: list, problem, again } = useReply<PriceListReply>(catalogueApi.priceList(id));
  if (problem && !list) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.priceLists()}>{t('listBack')}</LinkButton>}
      </Refusal>
    );
  }
  if (!list) {
    return (
      <Panel title={t('tabPrices')} hiddenTitle>
        <Skeleton lines={12} />
      </Panel>
    );
  }
  return <Shown key={list.id} list={list} />;
}

type Doing = 'publish' | 'delete' | null;

function Shown({ list }: { list: PriceListReply }) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { may } = useReader();
  const { search } = useSearch();
  const [doing, setDoing] = useState<Doing>(null);
  const [published, setPublished] = useState<Published | null>(null);
  const draft = list.state === 'draft' && may('prices.change');
  const tab = search.get('tab') ?? 'prices';
  const sheet = usePriceSheet(list, useReading(), useSheetFilter(), tab === 'prices');
  return (
    <>
      <PageHead title={list.name} aside={<ListState state={list.state} />} note={useListNote(list)}>
        <Actions list={list} doing={doing} start={setDoing} sheet={sheet} />
      </PageHead>
      {doing === 'publish' && (
        <PriceListPublish
          list={list}
          leave={() => setDoing(null)}
          done={(reply) => {
            setPublished(reply);
            setDoing(null);
          }}
        />
      )}
      {doing === 'delete' && <PriceListDelete list={list} leave={() => setDoing(null)} />}
      {doing === null && <NextStep list={list} published={published} tab={tab} />}
      <Tabs
        label={t('tabsLabel')}
        tabs={[
          { value: 'prices', label: t('tabPrices'), count: format.quantity(list.prices) },
          { value: 'difference', label: t('tabDiff') },
          ...(draft ? [{ value: 'file', label: t('tabFile') }] : []),
          { value: 'header', label: t('tabHeader') },
        ]}
      />
      {tab === 'prices' && <ListPrices list={list} sheet={sheet} mayChange={draft} />}
      {tab === 'difference' && <PriceDiff list={list} />}
      {tab === 'file' && draft && <FromFile list={list} />}
      {tab === 'header' && <Header list={list} draft={draft} />}
      {draft && (tab === 'prices' ? <SheetDock sheet={sheet} /> : <UnsavedElsewhere list={list} sheet={sheet} />)}
    </>
  );
}

function Actions({
  list,
  doing,
  start,
  sheet,
}: {
  readonly list: PriceListReply;
  readonly doing: Doing;
  readonly start: (doing: Doing) => void;
  readonly sheet: PriceSheet;
}) {
  const t = useTexts('desk-catalogue');
  const { may } = useReader();
  const draft = list.state === 'draft';
  const unsaved = sheet.unsaved > 0;
  return (
    <>
      {may('prices.change') ? (
        <Menu label={t('more')}>
          <MenuLink href={catalogueApi.pricesFile(list.id)}>{t('listExport')}</MenuLink>
          <MenuLink href={catalogueWeb.priceListNew({ copy: list.id })}>{t('listCopy')}</MenuLink>
          {draft && <MenuAction onClick={() => start('delete')}>{t('listDelete')}</MenuAction>}
        </Menu>
      ) : (
        <LinkButton href={catalogueApi.pricesFile(list.id)}>{t('listExport')}</LinkButton>
      )}
      {draft && may('prices.publish') && doing === null && (
        <Button
          kind={unsaved ? 'plain' : 'primary'}
          blocked={unsaved ? t('listPublishBlocked') : null}
          onClick={() => start('publish')}
        >
          {t('listPublish')}
        </Button>
      )}
    </>
  );
}

/** What to do next with a draft; that and since when a published list counts. */
function NextStep({
  list,
  published,
  tab,
}: {
  readonly list: PriceListReply;
  readonly published: Published | null;
  readonly tab: string;
}) {
  const t = useTexts('desk-catalogue');
  const format = useFormat();
  const { may } = useReader();
  const from = format.date(list.startsOn);
  if (published) {
    return (
      <section className="next" role="status">
        <div>
          <p className="strong">{t('publishDone', { name: list.name })}</p>
          <p className="small">{list.state === 'coming' ? t('publishDoneFrom', { from }) : t('publishDoneNow')}</p>
          {published.notes.map((note) => (
            <p key={note.text} className="small">
              {note.text}
            </p>
          ))}
        </div>
        <StoreLink list={list} primary />
      </section>
    );
  }
  if (list.state !== 'draft') {
    return (
      <section className="next still">
        <div>
          <p className="strong">{t(`listReadOnly_${list.state}`, { from })}</p>
          <p className="small">{t('listReadOnlyBody')}</p>
        </div>
        {(list.state === 'in_effect' || list.state === 'coming') && <StoreLink list={list} />}
      </section>
    );
  }
  if (!may('prices.change')) return null;
  const empty = list.prices === 0;
  const next = empty ? 'file' : 'difference';
  return (
    <section className="next">
      <div>
        <p className="strong">{empty ? t('listNextEmpty') : t('listNextDraft')}</p>
        <p className="small">{empty ? t('listNextEmptyBody') : t('listNextDraftBody')}</p>
      </div>
      {tab !== next && (
        <LinkButton href={catalogueWeb.priceList(list.id, { tab: next })}>
          {empty ? t('listNextImport') : t('listNextSeeDiff')}
        </LinkButton>
      )}
    </section>
  );
}

/** On the other tabs: that prices wait to be saved, and the way to them. */
function UnsavedElsewhere({ list, sheet }: { list: PriceListReply; sheet: PriceSheet }) {
  const t = useTexts('desk-catalogue', 'desk-prices');
  if (sheet.unsaved === 0) return null;
  return (
    <Note
      tone="warn"
      actions={
        <LinkButton compact href={catalogueWeb.priceList(list.id)}>
          {t('fileSeePrices')}
        </LinkButton>
      }
    >
      {t('sheetUnsaved', { count: sheet.unsaved })}
    </Note>
  );
}

/** Sets prices of the draft from a file: some of them, or all. */
function FromFile({ list }: { list: PriceListReply }) {
  const t = useTexts('desk-catalogue');
  const { search, change } = useSearch();
  const [reply, setReply] = useState<PriceImportReply | null>(null);
  const rows = search.get('rows') === 'all' ? 'all' : 'some';
  if (reply) return <PriceFileDone reply={reply} again={() => setReply(null)} />;
  return (
    <div className="two">
      <div>
        <Panel title={t('tabFile')} hiddenTitle>
          <div className="form">
            <RadioField
              label={t('fileRows')}
              value={rows}
              onChange={(value) => change({ rows: value === 'all' ? value : null })}
              options={[
                { value: 'some', label: t('fileRowsSome'), hint: t('fileRowsSomeHint') },
                { value: 'all', label: t('fileRowsAll'), hint: t('fileRowsAllHint') },
              ]}
            />
            <FileDrop<PriceImportReply>
              label={t('listFile')}
              hint={t('listFileHint')}
              path={catalogueApi.priceImports(list.id, { rows })}
              kinds={['csv', 'txt']}
              mostMegabytes={32}
              refused={(problem) => <PriceFileRefused problem={problem} />}
              done={(done) => {
                forgetPrices();
                setReply(done);
              }}
            />
          </div>
        </Panel>
      </div>
      <div>
        <PriceFileColumns example={list.prices > 0 ? list : null} />
      </div>
    </div>
  );
}

function Header({ list, draft }: { list: PriceListReply; draft: boolean }) {
  if (!draft) return <PublishedHeader list={list} />;
  return (
    <div className="form-page">
      <FormRounds record={list}>{(record, next) => <PriceListHeader list={record} next={next} />}</FormRounds>
    </div>
  );
}
