import type { Typed } from '../../texts/typed-figures.ts';
import { useTexts } from '../reader.tsx';

type Reason = Extract<Typed<unknown>, { ok: false }>['reason'];

/** Why a typed figure was not understood, in words. */
export function useTypedWords(): Readonly<Record<Reason, string>> {
  const t = useTexts();
  return {
    empty: t('typedEmpty'),
    notANumber: t('typedNotANumber'),
    notWhole: t('typedNotWhole'),
    belowOne: t('typedBelowOne'),
    tooLarge: t('typedTooLarge'),
  };
}
