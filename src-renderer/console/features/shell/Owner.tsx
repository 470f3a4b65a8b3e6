import { Avatar } from '../../ui/Avatar.tsx';
import { useConsoleState } from '../../stores/use-console-state.ts';

export function Owner() {
  const name = useConsoleState((state) => state.settings.owner.name);
  return (
    <div className="nav-owner">
      <Avatar name={name} />
      <div className="fill">
        <p className="medium one-line">{name === '' ? 'You' : name}</p>
        <p className="small ink-3 one-line">Approving at this desk</p>
      </div>
    </div>
  );
}
