import { useSearch } from '../place.ts';
import { useTexts } from '../reader.tsx';
import { EntrancePanel } from './entrance-panel.tsx';
import { goOn } from './next-address.ts';
import { SecondFactor } from './second-factor.tsx';

/** Where somebody is sent whose company asks for a second factor and who has none yet. */
export default function SecondFactorSetUp() {
  const t = useTexts('entrance');
  const { search } = useSearch();
  return (
    <EntrancePanel title={t('factorTitle')} lede={t('factorNeeded')}>
      <SecondFactor primary done={() => void goOn(search.get('next'))} />
    </EntrancePanel>
  );
}
