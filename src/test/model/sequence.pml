/* Numbers that a sender gives its messages: what comes early is held in the tables, and put before its door again by the outbox.

   Modelled: a sender that sends 1..3 in any order, perhaps one of them twice, and sends again what it is asked for; the queue of the door;
   the door's transaction, its acknowledgement after it; the row of the outbox, what the broker has had of it, the mark; two people who
   close a number that is missing; one number may be refused by its content. The gateway is killed between any two steps.
   Checked: no number goes through the door twice, or after a later one; each number that was sent has an outcome or was closed at the
   end, nothing is held for ever, and a number that came is never closed over.
   -DRESTORE  the tables are put back once to an earlier copy; the sender is asked for what is missing, does not send again what it has
              an outcome for, and two people close that. What the tables have lost may go through again; nothing is left waiting.

   spin -a FLAGS sequence.pml && gcc -w -O2 -DCOLLAPSE -o pan pan.c && ./pan -E -m200000     all whole, no error:
     (none)                 0.17 million states, depth 113,  1 s
     -DRESTORE -DKILLS=0    1.43 million, 168,  8 s
     -DRESTORE              4.42 million, 154, 34 s
   Planted defects, each to be found:
     -DOVERTAKES   what is early goes through at once
     -DNO_FILL     a refusal does not fill its number
     -DNO_LOOK     a number that has passed is not looked up
     -DACK_FIRST -DNO_ASK  the queue is acknowledged before the commit, and nobody asks
     -DFORGOTTEN   what is held is forgotten when it is put, and nobody asks (-DNO_ASK)
     -DCLOSES_HELD two people close over a number that lies before its door again
     -DRESTORE -DBELIEVED  what was put before a restore is believed to lie there */
#ifndef KILLS
#define KILLS 1
#endif
#define N 4           /* numbers 1..3 */
/* tables */
byte last = 0;
bool early[N];        /* held, or put and not through yet */
bool put[N];          /* put before its door: a row of the outbox, which stays until it is marked */
bool pending[N];
bool passed[N];       /* has gone through the door */
bool closed[N];
/* their backup */
byte Slast; bool Searly[N], Sput[N], Spending[N], Spassed[N], Sclosed[N];
/* broker */
chan door = [6] of { byte };
bool had[N];          /* the id of its row */
bool put2[N];
/* outside */
bool sent[N], heard[N];
bool through[N];      /* ghost: went through the door, whatever the tables say */
byte highest = 0;     /* ghost: the last that did */
byte kills = 0; byte twice = 0;
bool restored = false; bool restoring = false;
bool asked = false;
byte refused = 0;     /* the number whose content is refused; 0 for none */
byte gen = 0;

#define MISSING(n) (n > last && !early[n])
#define GAP(n) (MISSING(n) && (early[1] && n < 1 || early[2] && n < 2 || early[3] && n < 3))
/* what is put and does not lie there has been lost: by time, which the model knows */
#define LIES(n) (pending[n] || door ?? [eval(n)])
#ifdef BELIEVED
#define LOST(n) false
#else
#define LOST(n) (early[n] && put[n] && !LIES(n))
#endif

inline goes(n) {
  assert(!through[n] || restored);
  assert(n > highest || restored);
  through[n] = true; highest = n }

inline release() {
  if :: last < 3 && early[last + 1] && !put[last + 1] -> put[last + 1] = true; pending[last + 1] = true; had[last + 1] = false
     :: else fi;
  if :: last < 2 && early[last + 1] && put[last + 1] && early[last + 2] && !put[last + 2] ->
        put[last + 2] = true; pending[last + 2] = true; had[last + 2] = false
     :: else fi;
#ifdef FORGOTTEN
  if :: last < 3 && put[last + 1] -> early[last + 1] = false; pending[last + 1] = false :: else fi
#endif
}

inline takes(n) {
  if
  :: n <= last ->
#ifdef NO_LOOK
     goes(n)
#else
     if :: passed[n] -> heard[n] = true :: else -> heard[n] = true fi        /* told again, or refused: it was closed */
#endif
  :: n == last + 1 ->
     if :: n != refused -> goes(n) :: else -> through[n] = true fi;
#ifdef NO_FILL
     if :: n == refused -> skip :: else -> passed[n] = true; early[n] = false; put[n] = false; last = n; release() fi;
#else
     passed[n] = true; early[n] = false; put[n] = false; last = n; release();
#endif
     heard[n] = true
  :: n > last + 1 ->
#ifdef OVERTAKES
     goes(n); passed[n] = true; last = n; heard[n] = true
#else
     early[n] = true;
     if :: !LOST(last + 1) -> release() :: else fi      /* behind one that lies before the door */
#endif
  fi }

proctype Sender() {
  do
  :: atomic { !sent[1] && nfull(door) -> sent[1] = true; door ! 1 }
  :: atomic { !sent[2] && nfull(door) -> sent[2] = true; door ! 2 }
  :: atomic { !sent[3] && nfull(door) -> sent[3] = true; door ! 3 }
  :: atomic { sent[1] && twice == 0 && nfull(door) -> twice = 1; door ! 1 }
  :: atomic { sent[2] && twice == 0 && nfull(door) -> twice = 1; door ! 2 }
  :: atomic { sent[1] && sent[2] && sent[3] -> break }
  od }

/* asked for what is missing, by a sender that sends what it has no outcome for; only once nothing else moves, as time passes */
#ifndef NO_ASK
#define ASK(n) atomic { timeout_ && (GAP(n) || LOST(n)) && !(door ?? [eval(n)]) && nfull(door) && sent[n] && !heard[n] -> door ! n }
#else
#define ASK(n) atomic { false -> skip }
#endif
#define timeout_ (len(door) == 0 && !pending[1] && !pending[2] && !pending[3])
proctype Asks() { do :: ASK(1) :: ASK(2) :: ASK(3) od }

proctype Door() {
  byte n; byte g;
  do
  :: atomic { len(door) > 0 && !restoring -> door ? <n>; g = gen };
#ifdef ACK_FIRST
     atomic { door ? n };
     if :: atomic { kills < KILLS -> kills++; goto dead } :: skip fi;
#else
     if :: atomic { kills < KILLS -> kills++; goto dead } :: skip fi;     /* nothing was written: it comes again */
#endif
     atomic { if :: g == gen -> takes(n) :: else -> goto dead fi };
#ifndef ACK_FIRST
     if :: atomic { kills < KILLS -> kills++; goto dead } :: skip fi;     /* committed, and comes again: the delivery is known */
     atomic { door ? n };
#endif
dead: n = 0
  od }

#define PUT(n) atomic { pending[n] && !restoring && nfull(door) -> if :: !had[n] -> door ! n; had[n] = true :: else fi; put2[n] = true }
#define MARK(n) atomic { put2[n] && !restoring -> put2[n] = false; if :: kills < KILLS -> kills++ :: pending[n] = false fi }
proctype Outbox() { do :: PUT(1) :: PUT(2) :: PUT(3) :: MARK(1) :: MARK(2) :: MARK(3) od }

/* two people close the number after the last, if it is missing and something waits for it */
#ifdef CLOSES_HELD
#define CLOSABLE(n) (n == last + 1 && (early[1] || early[2] || early[3]))
#else
#define CLOSABLE(n) (n == last + 1 && (GAP(n) || LOST(n)) && timeout_)
#endif
inline closes(n) { assert(!early[n] || LOST(n)); closed[n] = true; early[n] = false; put[n] = false; last = n; release() }
byte closings = 0;
#define CLOSE(n) atomic { CLOSABLE(n) && (closings < 1 && !heard[n] || restored && heard[n]) -> closings++; closes(n) }
proctype People() { do :: CLOSE(1) :: CLOSE(2) :: CLOSE(3) od }

#ifdef RESTORE
#define COPY(n) Searly[n] = early[n]; Sput[n] = put[n]; Spending[n] = pending[n]; Spassed[n] = passed[n]; Sclosed[n] = closed[n]
#define BACK(n) early[n] = Searly[n]; put[n] = Sput[n]; pending[n] = Spending[n]; passed[n] = Spassed[n]; closed[n] = Sclosed[n]; put2[n] = false
proctype Backup() {
  atomic { Slast = last; COPY(1); COPY(2); COPY(3) };
  atomic { last = Slast; BACK(1); BACK(2); BACK(3); restored = true; gen++ } }
#endif

proctype Monitor() {
  timeout;
  assert(!early[1] && !early[2] && !early[3]);
  assert(passed[1] || closed[1] || last < 1); assert(passed[2] || closed[2] || last < 2); assert(passed[3] || closed[3] || last < 3);
  assert(restored || last == 3);
  assert(heard[1] && heard[2] && heard[3] || closed[1] || closed[2] || closed[3] || restored) }

init { atomic {
  if :: refused = 0 :: refused = 1 :: refused = 2 fi;
  run Sender(); run Asks(); run Door(); run Outbox(); run People();
#ifdef RESTORE
  run Backup();
#endif
  run Monitor() } }
