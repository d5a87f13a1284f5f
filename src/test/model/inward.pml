/* What a counterpart brings of its own accord, in the interleavings that a test comes by only with luck. One thing is offered, for
   as long as the counterpart has not heard that it arrived, and a few times more although it has. The gateway takes it, claims it,
   hands it over to the outbox, puts it into the receiver's queue, marks that, and tells; each is a step, and between any two of
   them the process may die: what it had in memory is gone, what was on the wire arrives all the same. With RESTORES=1 the tables
   are once put back to any earlier state of theirs, while broker and counterpart stay as they are.

   Held at each step: the queue has it at most once; the counterpart hears only of what the queue has; one ledger row for each time
   that the tables took it. Held at the end: the queue has it, the counterpart has heard, everything has ended.

   Planted with -D, and found: TOLD_WHEN_TAKEN  TOLD_WHILE_IT_WAITS  MARKED_ALONE  NO_KEY, and with RESTORES=1 RANDOM_ID. */
#ifndef CRASHES
#define CRASHES 2
#endif
#ifndef RESTORES
#define RESTORES 0
#endif
#ifndef AGAIN
#define AGAIN 2
#endif

#define NONE 0
#define WAITING 1
#define SENDING 2
#define SENT 3
#define ENDED 4
#define PENDING 1
#define MARKED 2

/* the tables: the request, its row of the outbox, what the counterpart is to hear, and whether it has */
byte request, outbox, rows; bool toTell, told;
/* their backup */
byte bRequest, bOutbox, bRows; bool bToTell, bTold, backedUp;
/* the memory of the process */
bool fetched, claimed, inHand, handedIn, telling;
/* the broker: how often the queue has it, and in which life of the tables it got the id under which it had it */
byte copies, idOf, life;
/* the counterpart and the wire to it */
bool heard, onTheWire; byte again, crashes, restores;

inline forget() { fetched = false; claimed = false; inHand = false; handedIn = false; telling = false }

inline put() {
#ifdef RANDOM_ID
  if :: copies == 0 || idOf != life -> copies++; idOf = life :: else fi;
#else
  if :: copies == 0 -> copies++ :: else fi;
#endif
  assert(copies <= 1)
}

active proctype Gateway() {
end: do
  /* the counterpart offers it, also when it need not: into memory */
  :: d_step { !fetched && !heard && request == NONE -> fetched = true }
  :: d_step { !fetched && again < AGAIN -> again++; fetched = true }
  /* taken, or known: one transaction */
  :: d_step { fetched -> fetched = false;
       if
#ifdef NO_KEY
       :: request = WAITING; rows++
#else
       :: request == NONE -> request = WAITING; rows++
#ifdef TOLD_WHEN_TAKEN
          ; toTell = true
#endif
       :: request != NONE ->
#ifdef TOLD_WHILE_IT_WAITS
          toTell = true
#else
          if :: told -> toTell = true :: else fi
#endif
#endif
       fi; assert(rows <= 1) }
  /* claimed; and again after a death, since nothing has left the tables */
  :: d_step { !claimed && (request == WAITING || request == SENDING) -> request = SENDING; claimed = true }
  /* handed over: the request and the outbox in one transaction */
  :: d_step { claimed -> claimed = false; if :: request == SENDING -> request = SENT; if :: outbox == NONE -> outbox = PENDING :: else fi :: else fi }
  /* put into the queue */
  :: d_step { outbox == PENDING && !inHand && !handedIn -> inHand = true }
  :: d_step { inHand -> inHand = false; put(); handedIn = true }
  /* marked: the outbox, the request's end and what is to be heard in one transaction */
  :: d_step { handedIn -> handedIn = false;
       if :: outbox == PENDING -> outbox = MARKED;
#ifndef MARKED_ALONE
             if :: request == SENT -> request = ENDED; toTell = true :: else fi
#else
             claimed = false
#endif
          :: else
       fi }
#ifdef MARKED_ALONE
  :: d_step { outbox == MARKED && request == SENT && crashes == 0 -> request = ENDED; toTell = true }
#endif
  /* told, until that is known to have been heard */
  :: d_step { toTell && !telling -> telling = true; onTheWire = true }
  :: d_step { telling && heard -> telling = false; if :: toTell -> toTell = false; told = true :: else fi }
  od
}

active proctype World() {
  do
  :: d_step { onTheWire -> onTheWire = false; assert(copies == 1); heard = true }
  :: d_step { crashes < CRASHES -> crashes++; forget() }
#if RESTORES
  :: d_step { !backedUp -> backedUp = true; bRequest = request; bOutbox = outbox; bRows = rows; bToTell = toTell; bTold = told }
  :: d_step { backedUp && restores < RESTORES -> restores++; life++; forget();
       request = bRequest; outbox = bOutbox; rows = bRows; toTell = bToTell; told = bTold }
#endif
  :: atomic { timeout -> break }
  od;
  assert(copies == 1 && heard);
  assert(request == ENDED || request == NONE);
  assert(request == NONE || outbox == MARKED && told && !toTell)
}
