"""The process that decodes; started by `Decoder`, spoken to through its pipes."""

from tawasul_desk.services.decoding.worker import main

if __name__ == "__main__":
    main()
