const drawings = {
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.5 10.5 3.5 3.5" />
    </>
  ),
  menu: <path d="M2 4.5h12M2 8h12M2 11.5h12" />,
  close: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
  back: <path d="m10 3-5 5 5 5" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  to: <path d="M2 8h11M9 4l4 4-4 4" />,
  check: <path d="m3 8.5 3.5 3.5L13 4.5" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 3.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1" />
    </>
  ),
  download: <path d="M8 2.5v7.5M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />,
  upload: <path d="M8 10.5V3M4.5 6 8 2.5 11.5 6M2.5 13.5h11" />,
  phone: <path d="M3 2.5h2.5l1 3-1.5 1a8 8 0 0 0 4.5 4.5l1-1.5 3 1V13a1 1 0 0 1-1 1C7 14 2 9 2 3.5a1 1 0 0 1 1-1z" />,
  mail: (
    <>
      <rect x="1.5" y="3" width="13" height="10" rx="1.5" />
      <path d="m2 4 6 5 6-5" />
    </>
  ),
} as const;

export type IconName = keyof typeof drawings;

/** A sign beside a word, or (search, menu, close) alone inside a control that has a name. Never read aloud itself. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
