package main

// why says what takes the time if a goal is missed, and what was tried.
func why(key string) string {
	if text := whyServing(key); text != "" {
		return text
	}
	return whyGenerating(key)
}

// whyServing does so for handlers.
func whyServing(key string) string {
	switch key {
	case tagged:
		return `Both look the book up and send the same fields. etagen also checks the path, makes the tag of the version, looks for
two other preconditions, and has its own memory for Cache-Control, which a wrapper may change. Done so far: no value is allocated,
the field that the client sent is the field of the response, and verdicts stay in registers. Settings and validators are set one by
one, since the processor waits if it copies what it has just written: that saved 4 %. Memory for fields is taken by adding to a
counter instead of from a sync.Pool, which saved 7 %. An id in ASCII is checked in one pass, which saved 4 %. Tried: walking the
header once takes twice as long as three lookups if there are six fields, and five times as long if there are fourteen. What is left
to save is one lookup for each of the two preconditions, 7 % each, and the garbage collector, which collects the memory for
Cache-Control.`
	case list:
		return `etagen reads each of the ten tags by the grammar of RFC 9110, because text that is no tag must not
decide. The time of that grows with the list. The ratio also grows when a single tag gets faster. Done so far: the list is walked
in registers, and most bytes of a tag take one comparison. Reading eight bytes at once took as long, since tags are short.`
	case dated:
		return `The response needs the entity tag as a field, which is the one allocation. Done so far: the date that was sent is
compared as text with the modification time, and is parsed only if they differ. The ratio also grows
when the response by tag gets faster.`
	case refused:
		return `Both have the document in memory. etagen also checks the path and the media type, makes the tag of the book, looks for
all preconditions, and has a new value for each field of the response, which a wrapper may change. Done so far: the documents of
failed and missing preconditions are encoded once and not copied, memory for all fields is taken at once, the tag is made on the
stack, and only its text is allocated. Tried: without the checks of the media type, the coding and the range of the content, it takes
14 % less. They have to come first (RFC 9110 §13.2.1). A third of the time is what the smallest handler does too.`
	case put:
		return `Both decode and encode with encoding/json, which takes most of the time. etagen also refuses members that occur twice,
text that is not UTF-8, and all that encoding/json would drop without a word or could not send back. That is a second pass
over the content. Done so far: the syntax is checked eight bytes of a string at a time, content is decoded without a copy, and
only members that may have no JSON are encoded before the store is called.`
	case full:
		return `Most of the time is encoding/json, which both use. Done so far: the buffer of the encoder is reused, and the values that differ in each
response share one text.`
	case kept:
		return `What is kept is found by a key of the id, after the store was asked for the version and the modification time. Done
so far: the key is made on the stack, and nothing is allocated.`
	case coded:
		return `With gzip, the tag of the request is compared with the tags of two codings, and Accept-Encoding has to be read.
Done so far: both are read in place, without an allocation.`
	case over304:
		return `A handler that only sends the same status and fields through the same mux is in the next row. What it takes longer
than the one that does nothing is the mux, and the two fields, which RFC 9110 requires in a 304 and net/http copies, sorts and writes.
What etagen takes longer than that is its own: finding the book and comparing the tag. Tried with handlers that do nothing, in
alternating rounds of two runs: with a mux they take 4 to 7 % longer, with the fields 7 to 9 %, and with both 8 to 12 %. That is about
all that the goal allows. etagen added 1 to 3 %, and would reach the goal only if it saved nearly all of that.`
	case over200:
		return `The other handler sends bytes that are ready, with two fields and without a mux. etagen encodes the book by encoding/json
for each request, and sends five fields through a mux; the next rows show how much of that is etagen's own, and what is left if the
bytes are [kept](keep.md). Both responses are one system call. Tried with handlers that send the same from memory, in alternating
rounds: leaving Content-Length to net/http, which then sends chunks; no call of WriteHeader; two writes; no Last-Modified; a Date of
their own: none changes the time by more than 2 %. Without Content-Type it grows by 4 %, because net/http looks for the type in the
content. Without ETag and Cache-Control it shrinks by 5 %. With an Encode that copies bytes that are ready, etagen takes 13 to 17 %
less: that is encoding/json.`
	}
	return ""
}

// whyGenerating does so for generators, the compiler and binaries.
func whyGenerating(key string) string {
	switch key {
	case edits:
		return `What has not changed is not rendered, but a run with an edit still reads the annotations of all resources, checks
their types, makes the keys of what is kept, and compares all files with the disk. In a profile none of these takes more than a
sixth. Done so far: parts that many resources share are summed once, and packages that resources refer to are parsed without the
bodies of functions.`
	case anew:
		return `Most of it is rendering: building the code with jennifer, formatting it as gofmt does, and parsing it to check its
names. Done so far: each file is formatted once.`
	case single:
		return `A profile of many runs (perf, with the kernel) says: 32 % is rendering and formatting the handler and its test, and
reading the names in them, 15 % is checking types, for which packages such as time are parsed, 7 % is writing what is kept, 4 % is
comparing the support package with the disk, and an eighth is the start, which is all that an empty process does. Across all of
these, a fifth is page faults, and nearly a quarter is system calls. Done so far: those packages are parsed without the bodies of
functions, the support package is compared by sums of its files, links to a folder are followed once, and the folder of what is kept
is listed only after something in it has grown. The last three took off 5 %. Tried: no garbage collection, one processor, and large
pages each changed less than 2 %, and writing what is kept in place 1 %.`
	case growth:
		return `Ten times as many resources should take ten times as long, less what a run takes in any case. More than that is work for
one resource that grows with the number of all, or memory that is collected again and again. Done so far: routes are not compared in
pairs, annotated types are gone through once for a package, and a large heap may grow by 40 % before it is collected.`
	case memory:
		return `A fifth is the program itself. About 23 MiB are in use at the end of reading annotations, and 20 while outputs are compared: the
syntax and the types of the package until then, its resources, and what is kept of outputs. The heap may grow by 40 % of that
before it is collected. About 10 MiB more are free, but only for values of other sizes. Tried: a growth of 60 %, from 40 MiB on,
takes 12 % less time, but a fifth more memory. Done so far: reading annotations, making keys and looking at files allocate a
quarter less, resources share the schemas of types without parts and the fields of structs, what only reading a resource needs
is dropped once it is read, garbage is collected more often in a large heap, workers compare outputs with the disk and do not
hold those that are up to date, texts of files are dropped after parsing and syntax before rendering, and what is kept is read
as one text.`
	case nothing:
		return `A run that has nothing to do reads all sources and outputs, compares a sum of each with that of a run that had
nothing to do, and ends. The outputs are many times as long as the sources, which are all that parsing reads. Done so far: the
same memory is used for each file, the sums take a quarter of the time of SHA-256, and other folders are read only if their
times or sizes differ.`
	case cold:
		return `Both do the same work, of a few milliseconds. Done so far: etagen starts no go command and no compiler, and reads
nothing from the build cache.`
	case each:
		return `Each package is a process, whose start alone takes several times as long as ` + "`true`" + `. It then reads
its files and those of the support package, and looks at the times and sizes of all folders and outputs of the module, since what
is in any may matter. In a profile of a hundred processes that have nothing to do (perf, with the kernel), looking at folders and
files is 28 %, the start of the runtime 14 %, the initialization of packages 12 %, the monitor thread of the runtime 9 %, and loading
the C library 5 %; most of the rest is the kernel, which makes and ends the process. Done so far: an index of the folders that all
processes share, in a flat form, and regular expressions that are compiled when they are needed. Tried: without net/http, which
decides about the patterns of routes, a start takes 7 % less time; without pflag too, and so without package net and the C library,
30 % less. Both would need copies of their rules in etagen, so neither was done. One call of ` + "`etagen ./...`" + ` does all
packages at once.`
	case compiler, binary:
		return `What is generated for each resource is thin: the rest is in the support package. Done so far: adapters take values
as any instead of type parameters, which had cost each resource types, dictionaries and wrappers, and settings are not copied
inline.`
	}
	return ""
}
