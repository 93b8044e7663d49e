import { useState } from 'react';
import { Keycap } from './button.tsx';
import { Icon } from './icon.tsx';

/** Search with its sign inside. Without `onSearch` it is a field of the form around it. */
export function SearchField({
  label,
  name,
  initial = '',
  placeholder,
  keys,
  onSearch,
}: {
  readonly label: string;
  readonly name?: string;
  readonly initial?: string;
  readonly placeholder?: string;
  readonly keys?: string;
  /** Called with what stands in the field, at every change. */
  readonly onSearch?: (text: string) => void;
}) {
  const [text, setText] = useState(initial);
  return (
    <span className="search">
      <Icon name="search" />
      <input
        className="input"
        type="search"
        name={name}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onSearch?.(event.target.value);
        }}
      />
      {keys && text === '' && <Keycap>{keys}</Keycap>}
    </span>
  );
}
