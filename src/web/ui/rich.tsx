import { Fragment, type ReactNode } from 'react';

type Parts = Readonly<Record<string, (children: ReactNode) => ReactNode>>;

const strong: Parts = { b: (children) => <b>{children}</b> };
const tagged = /<(\w+)>(.*?)<\/\1>/g;

/**
 * A text with parts that look or act differently: `<b>17.00</b> for each` is bold, and what `parts` names is made
 * by it: `Read the <terms>terms of sale</terms>` with `terms: (words) => <Anchor ...>{words}</Anchor>`.
 */
export function Rich({ text, parts }: { text: string; parts?: Parts }) {
  const known: Parts = { ...strong, ...parts };
  const out: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(tagged)) {
    const [whole, name = '', words = ''] = match;
    const make = known[name];
    if (!make) continue;
    out.push(text.slice(from, match.index), <Fragment key={match.index}>{make(words)}</Fragment>);
    from = match.index + whole.length;
  }
  out.push(text.slice(from));
  return <>{out}</>;
}
