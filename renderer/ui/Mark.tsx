/** The program's sign: sheets in a drawer under a seal. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <rect width="24" height="24" rx="5.5" fill="var(--mark-ground, #0b6b63)" />
      <path d="M7 4.5h9a1 1 0 0 1 1 1V12H6V5.5a1 1 0 0 1 1-1z" fill="#bfe3dd" />
      <path d="M5.6 7h12.8a1 1 0 0 1 1 1v5H4.6V8a1 1 0 0 1 1-1z" fill="#fff" />
      <path
        d="M3.5 12.4h5.3c.5 1.4 1.7 2.2 3.2 2.2s2.7-.8 3.2-2.2h5.3v6a1.6 1.6 0 0 1-1.6 1.6H5.1a1.6 1.6 0 0 1-1.6-1.6z"
        fill="#e8f5f3"
      />
      <circle cx="17" cy="17.4" r="3.6" fill="#e9a13b" />
      <path
        d="m15.4 17.4 1.2 1.2 2.1-2.3"
        fill="none"
        stroke="#4a2c00"
        strokeWidth="1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
