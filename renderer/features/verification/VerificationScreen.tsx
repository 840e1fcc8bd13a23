/** The four layers and their findings. Not built yet. */
export function VerificationScreen() {
  return <section>VerificationScreen</section>;
}
