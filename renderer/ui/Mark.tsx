/** The program's sign, as on its icon: two sheets in a drawer under a seal. */
export function Mark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 1024 1024" width={size} height={size} aria-hidden="true">
      <rect x="64" y="64" width="896" height="896" rx="200" fill="#0b6b63" />
      <path d="M316 208h356a36 36 0 0 1 36 36v300H280V244a36 36 0 0 1 36-36z" fill="#bfe3dd" />
      <path d="M276 276h472a36 36 0 0 1 36 36v260H240V312a36 36 0 0 1 36-36z" fill="#fff" />
      <g fill="#0b6b63">
        <rect x="304" y="348" width="220" height="32" rx="16" />
        <rect x="304" y="416" width="150" height="32" rx="16" opacity=".45" />
        <rect x="304" y="484" width="190" height="32" rx="16" opacity=".45" />
        <rect x="610" y="348" width="110" height="32" rx="16" />
        <rect x="640" y="416" width="80" height="32" rx="16" opacity=".45" />
        <rect x="626" y="484" width="94" height="32" rx="16" opacity=".45" />
      </g>
      <path
        d="M192 560h220c14 0 26 9 30 22 9 31 37 54 70 54s61-23 70-54c4-13 16-22 30-22h220a28 28 0 0 1 28 28v176a68 68 0 0 1-68 68H232a68 68 0 0 1-68-68V588a28 28 0 0 1 28-28z"
        fill="#e8f5f3"
      />
      <circle cx="724" cy="740" r="132" fill="#07504a" />
      <circle cx="724" cy="740" r="112" fill="#f2b455" />
      <path
        d="M672 742l38 38 70-78"
        fill="none"
        stroke="#4a2c00"
        strokeWidth="30"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
