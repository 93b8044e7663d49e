import './desk.css';
import './catalogue.css';
import { useState } from 'react';
import { navigate, useParam } from '../place.ts';
import { useReply } from '../queries.ts';
import { useReader, useTexts } from '../reader.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { DateField, QuantityField, TextField } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Panel } from '../ui/panel.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import { useCatalogueChecks } from './catalogue-fields.ts';
import { forgetCatalogue } from './catalogue-refresh.ts';
import { catalogueApi, catalogueWeb } from './desk-paths.ts';
import { type Group, type GroupKind, isGroupKind, useGroupName } from './group-list.tsx';
import { RecordDelete } from './record-delete.tsx';
import { ChangedMeanwhile, useRecordForm } from './record-form.tsx';
import { WordFields, wordsOf, wordValues } from './word-fields.tsx';

/** A family, a support level or a licence metric; or a new one. */
export default function GroupShow() {
  const t = useTexts('desk-products');
  const kind = useParam('kind');
  const id = useParam('group');
  const known = isGroupKind(kind);
  const { body, problem, again } = useReply<Group>(known && id !== 'new' ? catalogueApi.reference(kind, id) : null);
  if (!known) return <NotFound />;
  if (problem && !body) {
    return (
      <Refusal problem={problem} again={again}>
        {problem.status === 404 && <LinkButton href={catalogueWeb.groups({ kind })}>{t(`group_${kind}`)}</LinkButton>}
      </Refusal>
    );
  }
  if (id !== 'new' && !body) {
    return (
      <Panel title={t(`group_${kind}`)} hiddenTitle>
        <Skeleton lines={8} />
      </Panel>
    );
  }
  return <Shown key={id} kind={kind} group={body ?? null} />;
}

function Shown({ kind, group }: { kind: GroupKind; group: Group | null }) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const { may } = useReader();
  const nameOf = useGroupName();
  const [deleting, setDeleting] = useState(false);
  const name = group ? nameOf(group) : '';
  return (
    <>
      <PageHead title={group ? name : t(`groupNew_${kind}`)}>
        <LinkButton href={catalogueWeb.groups({ kind })}>{t(`group_${kind}`)}</LinkButton>
        {group && may('catalog.change') && (
          <Button onClick={() => setDeleting(true)}>{t(`groupDelete_${kind}`)}</Button>
        )}
      </PageHead>
      {deleting && group && (
        <RecordDelete
          title={t('groupDeleteTitle', { name })}
          action={t(`groupDelete_${kind}`)}
          keep={t('recordKeep')}
          path={catalogueApi.reference(kind, group.id)}
          rowVersion={group.rowVersion}
          leave={() => setDeleting(false)}
          done={() => {
            toast({ text: t('groupDeleted', { name }) });
            navigate(catalogueWeb.groups({ kind }), { replace: true });
            forgetCatalogue(group.id);
          }}
        >
          {t('groupDeleteBody')}
        </RecordDelete>
      )}
      <div className="form-page">
        <GroupForm kind={kind} group={group} />
      </div>
    </>
  );
}

/** The first and the second text of a group: name and sentence, or one and several of what a metric counts. */
function textNames(kind: GroupKind): readonly [string, string] {
  return kind === 'licence-metrics' ? ['singulars', 'plurals'] : ['names', 'ledes'];
}

function valuesOf(kind: GroupKind, group: Group | null): Record<string, string> {
  const words = {
    names: group && 'names' in group ? group.names : undefined,
    ledes: group && 'ledes' in group ? group.ledes : undefined,
    singulars: group && 'singulars' in group ? group.singulars : undefined,
    plurals: group && 'plurals' in group ? group.plurals : undefined,
  };
  const [first, second] = textNames(kind) as [keyof typeof words, keyof typeof words];
  return {
    code: group?.code ?? '',
    ...wordValues(first, words[first]),
    ...wordValues(second, words[second]),
    ...(kind === 'licence-metrics' ? {} : { position: String(group && 'position' in group ? group.position : 0) }),
    endsOn: group?.endsOn ?? '',
  };
}

function GroupForm({ kind, group }: { kind: GroupKind; group: Group | null }) {
  const t = useTexts('desk-products');
  const toast = useToast();
  const { may } = useReader();
  const nameOf = useGroupName();
  const { needed, whole } = useCatalogueChecks();
  const metric = kind === 'licence-metrics';
  const [first, second] = textNames(kind);
  const title = t(`groupSave_${kind}`);
  const firstLabel = metric ? t('metricSingular') : t('groupName');
  const secondLabel = metric ? t('metricPlural') : t('groupLede');
  const of = useRecordForm<Group, Record<string, string>>({
    draft: `${kind}-${group?.id ?? 'new'}`,
    record: group,
    createAt: catalogueApi.references(kind),
    path: catalogueApi.reference(kind, group?.id ?? ''),
    valuesOf: (record) => valuesOf(kind, record),
    bodyOf: (values) => ({
      code: (values.code ?? '').trim(),
      [first]: wordsOf(values, first),
      [second]: wordsOf(values, second),
      ...(metric ? {} : { position: Number(values.position) }),
      endsOn: values.endsOn || null,
    }),
    checks: {
      code: needed,
      [`${first}/en`]: needed,
      ...(metric ? { [`${second}/en`]: needed } : { position: whole }),
    },
    done: (saved, how) => {
      forgetCatalogue();
      if (how === 'saved') toast({ text: t('groupSaved', { name: nameOf(saved) }) });
      navigate(catalogueWeb.groups({ kind }));
    },
  });
  const labels = {
    code: t('groupCode'),
    [`${first}/en`]: t('inEnglish', { field: firstLabel }),
    [`${first}/de`]: t('inGerman', { field: firstLabel }),
    [`${second}/en`]: t('inEnglish', { field: secondLabel }),
    [`${second}/de`]: t('inGerman', { field: secondLabel }),
    ...(metric ? {} : { position: t('groupPosition') }),
    endsOn: t('saleEnds'),
  };
  return (
    <>
      <ChangedMeanwhile of={of} labels={labels} />
      <Panel title={title} hiddenTitle>
        <fieldset disabled={!may('catalog.change')}>
          <Form form={of.form} action={title} label={title}>
            <WordFields form={of.form} name={first} label={firstLabel} />
            <WordFields
              form={of.form}
              name={second}
              label={secondLabel}
              {...(metric ? {} : { optional: true, lines: 3 })}
            />
            <TextField {...of.form.field('code')} label={t('groupCode')} hint={t('groupCodeHint')} autoComplete="off" />
            <div className="pair">
              {!metric && (
                <QuantityField
                  {...of.form.field('position')}
                  label={t('groupPosition')}
                  hint={t('groupPositionHint')}
                />
              )}
              <DateField {...of.form.field('endsOn')} label={t('saleEnds')} hint={t('groupEndsHint')} optional />
            </div>
          </Form>
        </fieldset>
      </Panel>
    </>
  );
}
