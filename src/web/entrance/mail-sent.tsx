import { useTexts } from '../reader.tsx';
import { Button } from '../ui/button.tsx';
import { EntrancePanel } from './entrance-panel.tsx';

/** After something was mailed: where it went, and what to do when nothing comes. The same whether the address is known. */
export function MailSent({ words, again }: { words: string; again: () => void }) {
  const t = useTexts('entrance');
  return (
    <EntrancePanel title={t('mailSentTitle')} lede={words}>
      <p className="small">{t('mailSentNothing')}</p>
      <div className="form-acts">
        <Button onClick={again}>{t('mailSentAgain')}</Button>
      </div>
    </EntrancePanel>
  );
}
