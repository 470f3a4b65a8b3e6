/** The app's mark, in the ink of the theme. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className="app-mark">
      <rect width="20" height="20" rx="5" fill="var(--c-ink)" />
      <path d="M13.7 6.5a5.1 5.1 0 1 0 0 7" fill="none" stroke="var(--c-canvas)" strokeWidth="2" strokeLinecap="round" />
      <circle cx="10" cy="10" r="1.6" fill="var(--c-canvas)" />
    </svg>
  );
}
