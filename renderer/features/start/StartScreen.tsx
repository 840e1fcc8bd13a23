import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../ui/Button.tsx';

export function StartScreen() {
  const { chooseFile } = useShell();
  return <Button onPress={() => void chooseFile()}>Open</Button>;
}
