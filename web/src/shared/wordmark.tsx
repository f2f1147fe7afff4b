/** Mark and name; `compact` shows the mark alone and keeps the name for screen readers. Takes the colour of the text around. */
export const Wordmark = ({ compact = false, height = 28 }: { compact?: boolean; height?: number }) => (
  <svg viewBox={compact ? '0 0 32 32' : '0 0 138 32'} height={height} role="img" aria-label="Steward">
    <rect width="32" height="32" rx="8" fill="#0b6b6a" />
    <path
      d="M21.5 10.6c-1.2-1.6-3.1-2.4-5.5-2.4-3.2 0-5.6 1.6-5.6 4.1 0 5.6 11.2 2.5 11.2 7.6 0 2.4-2.4 3.9-5.6 3.9-2.6 0-4.7-.9-5.9-2.6"
      fill="none"
      stroke="#fff"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
    <circle cx="16" cy="16" r="1.7" fill="#7fd8d2" />
    {compact ? null : (
      <text
        x="42"
        y="23.2"
        fontFamily="Inter Variable, Inter, system-ui, sans-serif"
        fontSize="21"
        fontWeight="650"
        letterSpacing="-0.45"
        fill="currentColor"
        aria-hidden="true"
      >
        Steward
      </text>
    )}
  </svg>
)
