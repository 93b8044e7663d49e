import { useState } from 'react';
import { useTexts } from '../reader.tsx';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Something to take along, such as a licence key, with the button that copies it. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useTexts();
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <span className="copy">
      <code className="mono">{text}</code>
      <Button compact aria-label={`${t('copy')}: ${label}`} onClick={() => void copy()} onBlur={() => setState('idle')}>
        <Icon name={state === 'copied' ? 'check' : 'copy'} />
        {state === 'copied' ? t('copied') : t('copy')}
      </Button>
      <span role="status" className={state === 'failed' ? 'small' : 'sr'}>
        {state === 'copied' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </span>
  );
}
